import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { AttemptWithdrawn, isWithdrawalInTime } from './rules/withdrawal.ts'

/**
 * The stored attempts that pending entries take back: a question that reads attempts leaves them out. What is pending
 * itself, `selectAttempts` leaves out; what the primary knows as taken back has no row any more.
 */
export function listWithdrawnIds(view: LearnerSnapshot): ReadonlySet<string> {
  return new Set(listWithdrawnAttempts(view).map(({ id }) => id))
}

/** One of those attempts. */
export interface WithdrawnAttempt {
  readonly id: string
  readonly userId: string
  readonly taskId: string
  readonly topicSlug: string
  /** `YYYY-MM-DD`. */
  readonly localDay: string
}

/** The stored attempts that pending entries take back, with what changes without them. */
export function listWithdrawnAttempts(view: LearnerSnapshot): WithdrawnAttempt[] {
  const takenBack = view.pending.filter(({ kind }) => kind === 'attempt-withdrawn.v1')
  if (takenBack.length === 0) return []
  const withdrawals = takenBack.map(({ payload, at, userId }) => ({
    attemptId: AttemptWithdrawn.parse(payload).attemptId,
    at,
    userId,
  }))
  const ids = toList(withdrawals.map(({ attemptId }) => attemptId))
  return view
    .all('withdrawn-attempts', attemptsOf({ ids }))
    .filter((attempt) =>
      withdrawals.some(
        ({ attemptId, userId, at }) =>
          attemptId === attempt.id && userId === attempt.userId && isWithdrawalInTime(attempt.at, at),
      ),
    )
}

const attemptsOf = prepare((given: { readonly ids: string }) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'userId', 'taskId', 'topicSlug', 'localDay', 'completedAt as at'])
    .where('id', 'in', textsOf(given.ids)),
)
