import { setTimeout as sleep } from 'node:timers/promises'
import type { SentEntry } from '#app/entries.ts'
import type { EntryAnswer } from '#app/server/take-entries.ts'
import type { ChaosLog, Operation, Outcome } from './chaos-log.ts'
import type { Random } from './chaos-random.ts'
import { LearnerBrowser, type Site, type TaskRef } from './learner-browser.ts'
import { RIGHT } from './small-course.ts'

/** What there is to learn. */
export interface Subject {
  readonly courseId: string
  readonly tasks: readonly TaskRef[]
  readonly lessons: readonly { readonly lessonId: string; readonly revisionId: string }[]
}

/** What a learner acts with. */
export interface LearnerParts {
  /** Names the accounts that it makes, one after the other. */
  readonly name: string
  readonly sites: readonly Site[]
  readonly subject: Subject
  readonly random: Random
  readonly log: ChaosLog
  /** On a clock that only goes forward. */
  readonly nowMs: () => number
}

/** Somebody who answers tasks, looks at the dashboard, and now and then begins anew with another account. */
export class ChaosLearner {
  readonly #parts: LearnerParts
  #accounts = 0
  #account: Account | null = null
  /** Sent until they are taken; as a browser keeps them. */
  #queue: SentEntry[] = []
  #kept: SentEntry[] = []

  constructor(parts: LearnerParts) {
    this.#parts = parts
  }

  /** How many entries no node has taken yet. */
  get unsent(): number {
    return this.#queue.length
  }

  /** Does one thing. */
  async step(): Promise<void> {
    const { random } = this.#parts
    if (!this.#account || (this.#queue.length === 0 && this.#kept.length > ACCOUNT_ENTRIES)) {
      return this.#signUp()
    }
    if (this.#queue.length >= HANDED_AT_ONCE) return this.hand()
    const choice = random.next()
    if (choice < 0.35) return this.#read(this.#account)
    if (choice < 0.5 && this.#kept.length > 0) {
      return void (await this.#send(this.#account, [random.pick(this.#kept)]))
    }
    for (let left = random.between(1, 3); left > 0; left -= 1) this.#queue.push(this.#work(this.#account))
    return this.hand()
  }

  /** Hands in what waits; what is refused is tried again another time. */
  async hand(): Promise<void> {
    if (!this.#account || this.#queue.length === 0) return
    const sent = this.#queue.slice(0, HANDED_AT_ONCE)
    const answers = await this.#send(this.#account, sent)
    const kept = sent.filter((_entry, index) => answers[index]?.status === 'kept')
    this.#kept.push(...kept)
    this.#queue = this.#queue.filter((entry) => !kept.includes(entry))
  }

  async #signUp(): Promise<void> {
    this.#accounts += 1
    const email = `${this.#parts.name}-${this.#accounts}@example.com`
    const account = { email, browser: new LearnerBrowser() }
    const form = { name: 'Ada', email, password: 'a long enough one' }
    const { operation, answer } = await this.#attempt(email, (site) =>
      account.browser.submit(site, '/signup', form),
    )
    const isIn = answer?.status === 302
    // An error may come after the account has been made.
    const otherwise = answer === NOBODY_THERE ? 'fail' : 'info'
    this.#note({ ...operation, kind: 'sign-up', outcome: isIn ? 'ok' : otherwise })
    if (!isIn) return
    this.#account = account
    this.#kept = []
    this.#queue = [account.browser.enrolment(this.#parts.subject.courseId)]
  }

  #work({ browser }: Account): SentEntry {
    const { random, subject } = this.#parts
    if (random.chance(0.9))
      return browser.attempt(random.pick(subject.tasks), random.chance(0.7) ? RIGHT : WRONG)
    const { lessonId, revisionId } = random.pick(subject.lessons)
    return browser.entry('lesson-finished.v1', { lessonId, courseId: subject.courseId }, revisionId)
  }

  async #send({ email, browser }: Account, entries: readonly SentEntry[]): Promise<readonly EntryAnswer[]> {
    const { operation, answer } = await this.#attempt(email, (site) => browser.send(site, entries))
    // cast: the endpoint's own words.
    const body = answer?.status === 200 ? (JSON.parse(answer.text) as { results: EntryAnswer[] }) : null
    const answers = body?.results ?? []
    this.#note({ ...operation, kind: 'send', entries, answers })
    return answers
  }

  async #read({ email, browser }: Account): Promise<void> {
    const { operation, answer } = await this.#attempt(email, (site) => browser.get(site, '/dashboard'))
    const shown = /(?<xp>\d+)(<!-- -->)? XP</.exec(answer?.text ?? '')?.groups?.['xp']
    const xp = operation.outcome === 'ok' && shown !== undefined ? Number(shown) : null
    this.#note({ ...operation, kind: 'read', xp, isBehind: BEHIND.test(answer?.text ?? '') })
  }

  async #attempt(learner: string, request: (site: Site) => Promise<Response>): Promise<Attempt> {
    const { random, sites, nowMs } = this.#parts
    const site = random.pick(sites)
    const invokedAtMs = nowMs()
    const answer = await Promise.race([readAnswer(request(site)), sleep(PATIENCE_MS, null, { ref: false })])
    const outcome = toOutcome(answer)
    const node = sites.indexOf(site)
    const status = answer?.status || null
    return { operation: { learner, node, invokedAtMs, endedAtMs: nowMs(), outcome, status }, answer }
  }

  #note(operation: Operation): void {
    this.#parts.log.note(operation)
  }
}

interface Account {
  readonly email: string
  readonly browser: LearnerBrowser
}

interface Answer {
  readonly status: number
  readonly text: string
}

interface Attempt {
  readonly operation: Omit<Extract<Operation, { kind: 'sign-up' }>, 'kind'>
  readonly answer: Answer | null
}

/** Null when the connection broke before all of it was there. */
async function readAnswer(answering: Promise<Response>): Promise<Answer | null> {
  try {
    const response = await answering
    return { status: response.status, text: await response.text() }
  } catch (error) {
    return isRefused(error) ? NOBODY_THERE : null
  }
}

/** Nobody listened: surely nothing has happened. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}

const NOBODY_THERE: Answer = { status: 0, text: '' }

function toOutcome(answer: Answer | null): Outcome {
  if (answer === null) return 'info'
  return answer.status === 200 ? 'ok' : 'fail'
}

/** The words of the notice below the header. */
const BEHIND = /Your latest work is on its way to this server/
const WRONG = { text: '4' }
/** By then most tasks have been solved, and points rise no more. */
const ACCOUNT_ENTRIES = 40
const HANDED_AT_ONCE = 20
const PATIENCE_MS = 20_000
