import type { SentEntry } from '#app/entries.ts'
import type { EntryAnswer } from '#app/server/take-entries.ts'

/** `info`: no answer came, so it may have happened or not. */
export type Outcome = 'ok' | 'fail' | 'info'

interface Attempted {
  /** Who did it, by e-mail address: one account in one browser, which does one thing after the other. */
  readonly learner: string
  /** On which node, by its place. */
  readonly node: number
  /** On a clock that only goes forward. */
  readonly invokedAtMs: number
  readonly endedAtMs: number
  readonly outcome: Outcome
  /** HTTP status; null without an answer. */
  readonly status: number | null
}

/** Entries on their way; `answers` is empty unless the outcome is `ok`. */
export interface Sending extends Attempted {
  readonly kind: 'send'
  readonly entries: readonly SentEntry[]
  readonly answers: readonly EntryAnswer[]
}

/** A look at the dashboard. */
export interface Reading extends Attempted {
  readonly kind: 'read'
  /** What it showed; null unless the outcome is `ok`. */
  readonly xp: number | null
  /** Whether the page said that the latest work may be missing. */
  readonly isBehind: boolean
}

/** One thing that a browser did, and what it was told. */
export type Operation = ({ readonly kind: 'sign-up' } & Attempted) | Sending | Reading

/** Everything that all browsers did; each one's own in its order. */
export class ChaosLog {
  readonly operations: Operation[] = []

  note(operation: Operation): void {
    this.operations.push(operation)
  }
}

/** The entries of a sending that were acknowledged, with what was said of them. */
export function listKept({ entries, answers }: Sending) {
  return entries.flatMap((entry, index) => {
    const answer = answers[index]
    return answer?.status === 'kept' ? [{ entry, verdict: answer.verdict }] : []
  })
}

/** Only the sendings. */
export function listSendings(log: readonly Operation[]): Sending[] {
  return log.filter((operation) => operation.kind === 'send')
}
