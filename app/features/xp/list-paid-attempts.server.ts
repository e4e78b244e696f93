import type { LearnerSnapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import { rowToDay } from './row-day.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import type { SettledAttempt } from './rules/fold-topic.ts'
import { toPayReason, type Pay } from './rules/pay.ts'

/** An answer with what it paid and what it did to its task's schedule. */
export interface PaidAttempt extends Pay {
  /** The entry's id. */
  readonly id: string
  readonly taskId: string
  readonly topicSlug: string
  /** ISO-8601. */
  readonly at: string
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  readonly isCorrect: boolean
  /** From seeing the task to answering it; null where that was not measured. */
  readonly durationMs: number | null
  /** `YYYY-MM-DD`; null where the schedule says nothing. */
  readonly nextReviewDay: string | null
  /** Answers to the task that its schedule had taken in by then. */
  readonly reviewCount: number
  /** 0 is new. */
  readonly masteryLevel: number
}

/** The columns of a paid attempt; the caller says which attempts. */
export function paidAttempts() {
  return tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'taskId', 'topicSlug', 'completedAt as at', 'localDay', 'isCorrect', 'durationMs'])
    .select(['xpEarned', 'multiplier', 'payReason', 'dayPlace', 'nextReviewDate'])
    .select(['reviewCount', 'masteryLevel'])
}

/** Reads a row of `paidAttempts`. */
export function toPaidAttempt(row: PaidRow): PaidAttempt {
  const { payReason, dayPlace, nextReviewDate, isCorrect, ...same } = row
  return {
    ...same,
    isCorrect: Boolean(isCorrect),
    reason: toPayReason(payReason, Boolean(isCorrect)),
    place: dayPlace,
    nextReviewDay: nextReviewDate === null ? null : rowToDay(nextReviewDate),
  }
}

type PaidRow = Omit<PaidAttempt, 'isCorrect' | 'reason' | 'place' | 'nextReviewDay'> & {
  readonly isCorrect: number
  readonly payReason: string
  readonly dayPlace: number
  readonly nextReviewDate: string | null
}

/** The answers that the copy does not hold yet, in no order. */
export function listPendingPaid(view: LearnerSnapshot, settled: Settled): PaidAttempt[] {
  return selectAttempts(view.pending).map(({ id, payload, verdict, at, localDay }) =>
    settle(settled, {
      id,
      taskId: payload.taskId,
      topicSlug: payload.topicSlug,
      at,
      localDay,
      isCorrect: verdict.isCorrect,
      durationMs: payload.durationMs ?? null,
      ...TOO_OLD,
      xpEarned: verdict.xpEarned,
    }),
  )
}

/** What became of answers, by their ids. */
type Settled = ReadonlyMap<string, SettledAttempt>

/** What is not settled with the others came too late to count. */
const TOO_OLD = {
  multiplier: '0',
  reason: 'too-old',
  place: 0,
  nextReviewDay: null,
  reviewCount: 0,
  masteryLevel: 0,
} as const

/** An answer as pending entries have settled it; as it is where they have not. */
export function settle(settled: Settled, attempt: PaidAttempt): PaidAttempt {
  const anew = settled.get(attempt.id)
  if (!anew) return attempt
  const { nextReviewDay, reviewCount, masteryLevel } = anew.schedule
  return { ...attempt, ...anew.pay, nextReviewDay, reviewCount, masteryLevel }
}

/** By instant, then by id: total, so that the order does not depend on what is pending. */
export function newestFirst(a: Pick<PaidAttempt, 'at' | 'id'>, b: Pick<PaidAttempt, 'at' | 'id'>): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  if (a.id === b.id) return 0
  return a.id < b.id ? 1 : -1
}
