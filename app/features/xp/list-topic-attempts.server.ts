import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { selectAttempts, toAttempt, type Attempt } from './rules/attempt.ts'

/**
 * What decides a learner's XP in one topic, in no order; out of the snapshot and the pending entries. However often a
 * task was tried in the topic, only its first correct attempt of all topics and what has been paid for it; and the
 * latest attempt in the topic. Pending ones in full.
 *
 * @param nextTaskIds tasks that are about to be tried; those of other topics do no harm
 */
export function listTopicAttempts(
  view: LearnerSnapshot,
  userId: string,
  topicSlug: string,
  nextTaskIds: readonly string[] = [],
): Attempt[] {
  const tried = view.all('topic-tasks', triedTasks({ userId, topicSlug }))
  const pending = selectAttempts(view.pending).map(toAttempt)
  const taskIds = new Set(tried.map(({ taskId }) => taskId))
  for (const attempt of pending) if (attempt.topicSlug === topicSlug) taskIds.add(attempt.taskId)
  for (const taskId of nextTaskIds) taskIds.add(taskId)
  const latest = tried.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1)).slice(0, 1)
  const ids = [...listPayable(view, userId, [...taskIds]), ...latest.map(({ id }) => id)]
  const rows = ids.length === 0 ? [] : view.all('topic-attempts', attemptsOf({ ids: toList(ids) }))
  return [
    ...rows.map((row) => ({ ...row, isCorrect: Boolean(row.isCorrect) })),
    ...pending.filter(({ taskId }) => taskIds.has(taskId)),
  ]
}

const triedTasks = prepare((given: Readonly<Record<'userId' | 'topicSlug', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select((eb) => ['taskId', eb.fn.max('completedAt').as('lastAt'), 'id'])
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug)
    .groupBy('taskId'),
)

const attemptsOf = prepare((given: { readonly ids: string }) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'taskId', 'topicSlug', 'isCorrect', 'completedAt as at', 'localDay'])
    .select('xpEarned as paidXp')
    .where('id', 'in', textsOf(given.ids)),
)

/** The topics that pending attempts change: their own, and those where the same tasks have been solved. */
export function listChangedTopics(view: LearnerSnapshot, userId: string): Set<string> {
  const pending = selectAttempts(view.pending)
  const solved = new Set(
    pending.filter(({ verdict }) => verdict.isCorrect).map(({ payload }) => payload.taskId),
  )
  const elsewhere =
    solved.size === 0
      ? []
      : view.all('topics-of-solved-tasks', topicsOfSolved({ userId, taskIds: toList([...solved]) }))
  return new Set([
    ...pending.map(({ payload }) => payload.topicSlug),
    ...elsewhere.map((row) => row.topicSlug),
  ])
}

const topicsOfSolved = prepare((given: Readonly<Record<'userId' | 'taskIds', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['taskId', 'topicSlug'])
    .distinct()
    .where('userId', '=', given.userId)
    .where('taskId', 'in', textsOf(given.taskIds))
    .where('isCorrect', '=', 1),
)

/** The stored attempts at these tasks that can pay or have paid: the first correct one, whatever its topic, and the paid. */
function listPayable(view: LearnerSnapshot, userId: string, taskIds: readonly string[]): string[] {
  if (taskIds.length === 0) return []
  return view.all('payable-attempts', payableOf({ userId, taskIds: toList(taskIds) })).map(({ id }) => id)
}

const payableOf = prepare((given: Readonly<Record<'userId' | 'taskIds', string>>) => {
  const correct = tables
    .selectFrom('UserTaskAttempt')
    .select((eb) => [
      'id',
      'xpEarned',
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('taskId').orderBy('completedAt').orderBy('id'))
        .as('place'),
    ])
    .where('userId', '=', given.userId)
    .where('taskId', 'in', textsOf(given.taskIds))
    .where('isCorrect', '=', 1)
  return tables
    .selectFrom(correct.as('correct'))
    .select('id')
    .where((eb) => eb.or([eb('place', '=', 1), eb('xpEarned', '>', 0)]))
})
