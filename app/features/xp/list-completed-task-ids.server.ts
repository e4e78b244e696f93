import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'

/** The ids of the tasks that a learner has ever answered right in a topic, in order; pending entries are counted. */
export function listCompletedTaskIds(view: LearnerSnapshot, userId: string, topicSlug: string): string[] {
  const withdrawn = toList([...listWithdrawnIds(view)])
  const stored = view.all('completed-tasks', completedTasks({ userId, topicSlug, withdrawn }))
  const pending = selectAttempts(view.pending)
    .filter(({ payload, verdict }) => payload.topicSlug === topicSlug && verdict.isCorrect)
    .map(({ payload }) => payload.taskId)
  return [...new Set([...stored.map(({ taskId }) => taskId), ...pending])].toSorted()
}

const completedTasks = prepare((given: Readonly<Record<'userId' | 'topicSlug' | 'withdrawn', string>>) => {
  const tried = tables
    .selectFrom('UserTaskAttempt')
    .select('taskId')
    .distinct()
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug)
  return tables
    .selectFrom(tried.as('tried'))
    .select('tried.taskId')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('UserTaskAttempt as right')
          .select('right.id')
          .where('right.userId', '=', given.userId)
          .whereRef('right.taskId', '=', 'tried.taskId')
          .where('right.isCorrect', '=', 1)
          .where('right.topicSlug', '=', given.topicSlug)
          .where('right.id', 'not in', textsOf(given.withdrawn)),
      ),
    )
})
