import type { LearnerSnapshot } from '#app/data/reader.ts'
import { localDay } from '#app/kernel/time.ts'
import { foldLearnerTopic } from './fold-learner-topic.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { listTopicTerms } from './list-topic-terms.server.ts'
import { standingOn, type TopicStanding } from './rules/topic-standing.ts'
import { termsOn } from './rules/topic-terms.ts'

/**
 * A learner's standing in one topic as of now, pending entries counted; with nothing in it where it was never practised.
 * Null for a topic that is not configured.
 */
export function findTopicStanding(
  view: LearnerSnapshot,
  { userId, timeZone }: LearnerPlace,
  topicSlug: string,
  nowMs: number,
): TopicStanding | null {
  const configured = listTopicTerms(view, [topicSlug]).get(topicSlug)
  if (!configured) return null
  const { topic } = foldLearnerTopic(view, userId, topicSlug)
  const { history, topicTitle } = configured
  const today = localDay(nowMs, timeZone)
  return standingOn(termsOn(history, today), topicTitle, topic, today)
}
