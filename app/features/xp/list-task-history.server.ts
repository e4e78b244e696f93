import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import {
  listPendingPaid,
  newestFirst,
  paidAttempts,
  settle,
  toPaidAttempt,
  type PaidAttempt,
} from './list-paid-attempts.server.ts'
import { listSettledAttempts } from './list-settled-attempts.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'

/** The most answers that a task's history shows. */
const HISTORY_LIMIT = 100

/** A learner's answers to one task, whatever its topic was, newest first; pending entries included. */
export function listTaskHistory(view: LearnerSnapshot, userId: string, taskId: string): PaidAttempt[] {
  const settled = listSettledAttempts(view, userId)
  const withdrawn = toList([...listWithdrawnIds(view)])
  const stored = view.all('task-history', historyOf({ userId, taskId, withdrawn })).map(toPaidAttempt)
  const pending = listPendingPaid(view, settled).filter((one) => one.taskId === taskId)
  return [...stored.map((one) => settle(settled, one)), ...pending]
    .toSorted(newestFirst)
    .slice(0, HISTORY_LIMIT)
}

const historyOf = prepare((given: Readonly<Record<'userId' | 'taskId' | 'withdrawn', string>>) =>
  // Which they are, an index says without passing over the answers themselves.
  paidAttempts().where('id', 'in', (eb) =>
    eb
      .selectFrom(
        tables
          .selectFrom('UserTaskAttempt')
          .select('id')
          .where('userId', '=', given.userId)
          .where('taskId', '=', given.taskId)
          .where('id', 'not in', textsOf(given.withdrawn))
          .orderBy('completedAt', 'desc')
          .orderBy('id', 'desc')
          .limit(HISTORY_LIMIT)
          .as('latest'),
      )
      .select('latest.id'),
  ),
)
