import { setTimeout as sleep } from 'node:timers/promises'
import { ulid } from 'ulid'
import type { SentEntry } from '#app/entries.ts'
import type { Json } from '#app/kernel/entry.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import type { EntryAnswer } from '#app/server/take-entries.ts'
import { RIGHT } from './small-course.ts'

/** Whatever serves the school at an address. */
export interface Site {
  readonly origin: string
}

/** A task as an entry names it. */
export interface TaskRef {
  readonly taskId: string
  readonly revisionId: string
  readonly topicSlug: string
}

const ZONE = 'Europe/Dublin'

/** A learner's browser: it keeps cookies, over all nodes alike, numbers its entries, and sends them as a page would. */
export class LearnerBrowser {
  readonly #cookies = new Map<string, string>()
  #deviceSeq = 0

  /** Makes an account and signs in with it. */
  async signUp(site: Site, name = 'Ada'): Promise<Response> {
    const email = `${ulid().toLowerCase()}@example.com`
    return this.submit(site, '/signup', { name, email, password: 'a long enough one' })
  }

  get(site: Site, path: string): Promise<Response> {
    return this.#fetch(site, path, {})
  }

  /** Sends a form; redirects are not followed. */
  submit(site: Site, path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return this.#fetch(site, path, { method: 'POST', body: new URLSearchParams(form) })
  }

  /** `POST /journal`. */
  send(site: Site, entries: readonly SentEntry[]): Promise<Response> {
    return this.#fetch(
      site,
      '/journal',
      {
        method: 'POST',
        body: JSON.stringify({ entries }),
      },
      { 'Content-Type': 'application/json' },
    )
  }

  /**
   * Sends entries that have to be kept, and again those that a node cannot place yet, as a browser does.
   *
   * @throws Error when one of them is refused otherwise, or for ten seconds
   */
  async keep(site: Site, entries: readonly SentEntry[]): Promise<readonly EntryAnswer[]> {
    const deadlineMs = performance.now() + 10_000
    for (;;) {
      const response = await this.send(site, entries)
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${response.status}: ${text}`)
      // cast: the endpoint's own words.
      const { results } = JSON.parse(text) as { readonly results: readonly EntryAnswer[] }
      const refused = results.filter((answer) => answer.status === 'refused')
      if (refused.length === 0) return results
      const isEarly = refused.every(({ code }) => code === 'not-here-yet')
      if (!isEarly || performance.now() > deadlineMs) throw new Error(text)
      await sleep(100)
    }
  }

  /** Something done now, with the next number of this browser. */
  entry(kind: string, payload: Json, revisionId: string | null = null, atMs = Date.now()): SentEntry {
    this.#deviceSeq += 1
    return {
      id: ulid(),
      kind,
      deviceSeq: this.#deviceSeq,
      at: toIso(atMs),
      timeZone: ZONE,
      localDay: localDay(atMs, ZONE),
      revisionId,
      payload,
    }
  }

  enrolment(courseId: string): SentEntry {
    return this.entry('enrolled.v1', { courseId })
  }

  attempt({ taskId, revisionId, topicSlug }: TaskRef, answer: Json = RIGHT, atMs?: number): SentEntry {
    return this.entry('attempt.v1', { taskId, topicSlug, answer }, revisionId, atMs)
  }

  /**
   * The points that the dashboard shows in all; who has no course yet is shown none.
   *
   * @throws Error when it shows no dashboard
   */
  async readXp(site: Site): Promise<number> {
    const response = await this.get(site, '/dashboard')
    const text = await response.text()
    const shown = /(?<xp>\d+)(<!-- -->)? XP</.exec(text)?.groups?.['xp']
    if (response.status !== 200 || !text.includes('<title>Dashboard')) {
      throw new Error(`${response.status} ${response.headers.get('location')}: ${text.slice(0, 500)}`)
    }
    return Number(shown ?? 0)
  }

  async #fetch(
    site: Site,
    path: string,
    init: RequestInit,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${site.origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Origin: site.origin, Cookie: cookie, ...headers },
    })
    for (const header of response.headers.getSetCookie()) {
      const [pair = ''] = header.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
}
