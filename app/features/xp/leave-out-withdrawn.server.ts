import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { isWithdrawalInTime } from './rules/withdrawal.ts'

/**
 * Entries without the attempts that are known to have been taken back before they came themselves: from another browser,
 * or by way of another node.
 */
export function leaveOutWithdrawn(
  view: Snapshot,
  entries: readonly AcceptedEntry[],
): readonly AcceptedEntry[] {
  const attempts = entries.filter(({ kind }) => kind === 'attempt.v1')
  if (attempts.length === 0) return entries
  const attemptIds = toList(attempts.map(({ id }) => id))
  const rows = view.all('early-withdrawals', withdrawalsOf({ attemptIds }))
  const gone = new Set(
    attempts
      .filter(({ id, userId, at }) =>
        rows.some(
          (row) => row.attemptId === id && row.userId === userId && isWithdrawalInTime(at, row.withdrawnAt),
        ),
      )
      .map(({ id }) => id),
  )
  return gone.size === 0 ? entries : entries.filter(({ id }) => !gone.has(id))
}

const withdrawalsOf = prepare((given: { readonly attemptIds: string }) =>
  tables
    .selectFrom('AttemptWithdrawal')
    .select(['attemptId', 'userId', 'withdrawnAt'])
    .where('attemptId', 'in', textsOf(given.attemptIds)),
)
