import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { LearnerTopic } from './fold-learner-topic.server.ts'

/**
 * How far a learner has mastered each task that they have answered in a topic, by task id; 0 is new.
 *
 * @param folded the topic with the pending entries; null where none is about it
 */
export function listMasteryLevels(
  view: LearnerSnapshot,
  userId: string,
  topicSlug: string,
  folded: Pick<LearnerTopic, 'isReplayed' | 'schedules'> | null,
): Map<string, number> {
  const isStoredGood = folded === null || !folded.isReplayed
  const rows = isStoredGood ? view.all('mastery-levels', levelsOf({ userId, topicSlug })) : []
  const levels = new Map(rows.map(({ taskId, masteryLevel }) => [taskId, masteryLevel]))
  for (const [taskId, { masteryLevel }] of folded?.schedules ?? []) levels.set(taskId, masteryLevel)
  return levels
}

const levelsOf = prepare((given: Readonly<Record<'userId' | 'topicSlug', string>>) =>
  tables
    .selectFrom('UserTaskReview')
    .select(['taskId', 'masteryLevel'])
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug),
)
