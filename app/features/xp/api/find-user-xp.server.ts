import type { LearnerSnapshot } from '#app/data/reader.ts'
import { findTopicConfig } from '#app/features/xp/find-topic-config.server.ts'
import { findTopicStanding } from '#app/features/xp/find-topic-standing.server.ts'
import { listCompletedTaskIds } from '#app/features/xp/list-completed-task-ids.server.ts'
import type { UserXpAnswer } from './schemas.server.ts'

/** What `GET /api/xp/user` tells of a learner in a topic; null for an unknown topic. */
export function findUserXp(
  view: LearnerSnapshot,
  learner: { readonly userId: string; readonly timeZone: string },
  topicSlug: string,
  nowMs: number,
): UserXpAnswer | null {
  const topicConfig = findTopicConfig(view, topicSlug)
  const userXP = findTopicStanding(view, learner, topicSlug, nowMs)
  if (!topicConfig || !userXP) return null
  return { userXP, topicConfig, completedTaskIds: listCompletedTaskIds(view, learner.userId, topicSlug) }
}
