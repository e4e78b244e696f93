import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts, toTopicAttempt } from './rules/attempt.ts'
import type { TopicAttempt } from './rules/fold-topic.ts'
import { countsForPractice } from './rules/late-window.ts'

/** Every answer of a learner in one topic that counts, in no order; out of the snapshot and the pending entries. */
export function listTopicAttempts(view: LearnerSnapshot, userId: string, topicSlug: string): TopicAttempt[] {
  const withdrawn = listWithdrawnIds(view)
  const stored = view
    .all('topic-attempts', attemptsOf({ userId, topicSlug }))
    .filter(({ id, at, receivedAt }) => countsForPractice(at, receivedAt) && !withdrawn.has(id))
    .map(({ receivedAt: _, ...row }) => ({ ...row, isCorrect: Boolean(row.isCorrect) }))
  return [...stored, ...listPendingAttempts(view, topicSlug)]
}

/** The pending ones alone. */
export function listPendingAttempts(view: LearnerSnapshot, topicSlug: string): TopicAttempt[] {
  return selectAttempts(view.pending)
    .filter(
      ({ payload, at, receivedAt }) => payload.topicSlug === topicSlug && countsForPractice(at, receivedAt),
    )
    .map(toTopicAttempt)
}

const attemptsOf = prepare((given: Readonly<Record<'userId' | 'topicSlug', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'taskId', 'isCorrect', 'completedAt as at', 'localDay', 'acknowledgedXp', 'receivedAt'])
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug),
)
