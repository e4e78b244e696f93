import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'

/** One of the learner's own answers. */
export type OwnAttempt =
  | { readonly isWithdrawn: true }
  | {
      readonly isWithdrawn: false
      /** ISO-8601. */
      readonly at: string
    }

/** An answer that the learner has given, pending or stored, and whether it was taken back; null for none of theirs. */
export function findOwnAttempt(view: LearnerSnapshot, userId: string, attemptId: string): OwnAttempt | null {
  const pending = view.pending.find(({ kind, id }) => kind === 'attempt.v1' && id === attemptId)
  if (pending) {
    const isLeft = selectAttempts(view.pending).some(({ id }) => id === attemptId)
    return isLeft ? { isWithdrawn: false, at: pending.at } : WITHDRAWN
  }
  if (listWithdrawnIds(view).has(attemptId)) return WITHDRAWN
  const [stored] = view.all('own-attempt', ownAttempt({ userId, attemptId }))
  if (stored) return { isWithdrawn: false, at: stored.at }
  return view.all('own-withdrawal', ownWithdrawal({ userId, attemptId })).length > 0 ? WITHDRAWN : null
}

const WITHDRAWN = { isWithdrawn: true } as const

const ownAttempt = prepare((given: Readonly<Record<'userId' | 'attemptId', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select('completedAt as at')
    .where('id', '=', given.attemptId)
    .where('userId', '=', given.userId),
)

/** An answer that was taken back has no row any more. */
const ownWithdrawal = prepare((given: Readonly<Record<'userId' | 'attemptId', string>>) =>
  tables
    .selectFrom('AttemptWithdrawal')
    .select('id')
    .where('attemptId', '=', given.attemptId)
    .where('userId', '=', given.userId)
    .limit(1),
)
