import { isDeepStrictEqual } from 'node:util'
import type { SentEntry } from '#app/entries.ts'
import { AttemptPayload, AttemptVerdict } from '#app/features/xp/rules/attempt.ts'
import { listKept, type Operation, type Reading, type Sending } from './chaos-log.ts'
import { RIGHT } from './small-course.ts'

/** The most points of an answer in the small course. */
const TASK_XP = 10

/**
 * Every browser always saw its own latest work: no page showed less than was acknowledged to it or shown to it before,
 * unless the page said so; none showed more than was ever tried; and nobody was signed out.
 */
export function findBrokenReads(log: readonly Operation[]): string[] {
  const browsers = new Map<string, SessionView>()
  return log.flatMap((operation) => {
    const view = browsers.get(operation.learner) ?? new SessionView()
    browsers.set(operation.learner, view)
    return view.follow(operation)
  })
}

/** What one browser knows. */
class SessionView {
  #isSignedIn = false
  /** Points that were acknowledged, by entry. */
  readonly #acknowledged = new Map<string, number>()
  readonly #tried = new Set<string>()
  #shown = 0

  follow(operation: Operation): string[] {
    const fault = this.#isSignedIn ? findSignedOut(operation) : null
    const broken = fault ?? this.#take(operation)
    const { learner, node, invokedAtMs } = operation
    return broken === null ? [] : [`${broken} (${learner}, node ${node}, at ${Math.round(invokedAtMs)} ms)`]
  }

  #take(operation: Operation): string | null {
    if (operation.kind === 'sign-up') this.#isSignedIn = operation.outcome === 'ok'
    else if (operation.kind === 'send') this.#send(operation)
    else return this.#read(operation)
    return null
  }

  #send(sending: Sending): void {
    for (const entry of sending.entries) {
      if (isRight(entry)) this.#tried.add(entry.id)
    }
    for (const { entry, verdict } of listKept(sending)) {
      const said = AttemptVerdict.safeParse(verdict)
      if (isRight(entry) && said.success) this.#acknowledged.set(entry.id, said.data.xpEarned)
    }
  }

  #read({ xp, isBehind }: Reading): string | null {
    if (xp === null) return null
    const acknowledged = [...this.#acknowledged.values()].reduce((sum, one) => sum + one, 0)
    const before = this.#shown
    this.#shown = Math.max(before, xp)
    if (xp > this.#tried.size * TASK_XP) return `reads: ${xp} XP for ${this.#tried.size} answers`
    if (isBehind) return null
    if (xp < acknowledged) return `read-your-writes: ${xp} XP after ${acknowledged} were acknowledged`
    return xp < before ? `monotonic reads: ${xp} XP after ${before} were shown` : null
  }
}

function findSignedOut({ status, kind }: Operation): string | null {
  const isSignedOut = (kind === 'send' && status === 401) || (kind === 'read' && status === 302)
  return isSignedOut ? `signed out: ${kind} was answered with ${status}` : null
}

function isRight({ kind, payload }: SentEntry): boolean {
  const attempt = AttemptPayload.safeParse(payload)
  return kind === 'attempt.v1' && attempt.success && isDeepStrictEqual(attempt.data.answer, RIGHT)
}
