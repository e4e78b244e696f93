import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'
import { AttemptPayload, AttemptVerdict } from './rules/attempt.ts'
import { toPayReason, type Pay } from './rules/pay.ts'

/** An attempt that was accepted before. */
export interface EarlierAttempt {
  readonly id: string
  readonly userId: string
  readonly taskId: string
  readonly revisionId: string | null
  readonly answer: Json
  /** ISO-8601. */
  readonly at: string
  /** `YYYY-MM-DD`. */
  readonly localDay: string
  readonly isCorrect: boolean
  readonly pay: Pay
}

/** The attempt of this id, whoever's: pending, or in the copy; null when there is none. */
export function findEarlierAttempt(view: LearnerSnapshot, id: string): EarlierAttempt | null {
  const entry = view.pending.find((one) => one.id === id && one.kind === 'attempt.v1')
  if (entry) return entryToEarlier(entry)
  const [row] = view.all('earlier-attempt', attemptOf({ id }))
  if (!row) return null
  const { xpEarned, multiplier, payReason, dayPlace: place, ...rest } = row
  return {
    ...rest,
    // cast: written by JSON.stringify and held by a CHECK.
    answer: JSON.parse(row.answer) as Json,
    isCorrect: Boolean(row.isCorrect),
    pay: { xpEarned, multiplier, reason: toPayReason(payReason, Boolean(row.isCorrect)), place },
  }
}

const attemptOf = prepare((given: { readonly id: string }) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'userId', 'taskId', 'revisionId', 'answer', 'completedAt as at', 'localDay', 'isCorrect'])
    .select(['xpEarned', 'multiplier', 'payReason', 'dayPlace'])
    .where('id', '=', given.id),
)

/** An accepted `attempt.v1` as an attempt of before. */
export function entryToEarlier(entry: {
  readonly id: string
  readonly userId: string
  readonly revisionId: string | null
  readonly at: string
  readonly localDay: string
  readonly payload: Json
  readonly verdict: Json
}): EarlierAttempt {
  const { id, userId, revisionId, at, localDay } = entry
  const { taskId, answer } = AttemptPayload.parse(entry.payload)
  const { isCorrect, xpEarned, pay } = AttemptVerdict.parse(entry.verdict)
  const why = pay ?? { multiplier: '0', reason: 'acknowledged' as const, place: 0 }
  return { id, userId, taskId, revisionId, answer, at, localDay, isCorrect, pay: { xpEarned, ...why } }
}
