import type { LearnerSnapshot } from '#app/data/reader.ts'
import { listTaskSchedules } from './list-task-schedules.server.ts'
import { listPendingAttempts, listTopicAttempts } from './list-topic-attempts.server.ts'
import { getTopicState } from './list-topic-states.server.ts'
import { getTopicTerms, type ConfiguredTopic } from './list-topic-terms.server.ts'
import { listWithdrawnAttempts } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import { canGoOn, replayTopic, type FoldedTopic, type FoldStart } from './rules/replay-topic.ts'

/** A learner's topic with the pending entries folded in. */
export interface LearnerTopic extends FoldedTopic {
  readonly configuration: ConfiguredTopic
  /** Whether everything was taken in from the beginning, since something came before what was stored, or went. */
  readonly isReplayed: boolean
}

/**
 * Folds what is pending onto a learner's stored state in a topic. As a rule it goes on from there; where an answer came
 * late, was taken back, or was derived by other rules, the topic is derived from all of its answers again.
 *
 * @param taskIds tasks whose schedules are wanted beside those of the pending answers
 */
export function foldLearnerTopic(
  view: LearnerSnapshot,
  userId: string,
  topicSlug: string,
  taskIds: readonly string[] = [],
): LearnerTopic {
  const configuration = getTopicTerms(view, topicSlug)
  const pending = listPendingAttempts(view, topicSlug)
  const stored = getTopicState(view, userId, topicSlug)
  const isUndone = listWithdrawnAttempts(view).some((one) => one.topicSlug === topicSlug)
  if (stored !== 'outdated' && !isUndone && canGoOn(stored, pending)) {
    const wanted = new Set([...taskIds, ...pending.map(({ taskId }) => taskId)])
    const start: FoldStart = {
      topic: stored,
      schedules: listTaskSchedules(view, userId, topicSlug, [...wanted]),
    }
    return { configuration, isReplayed: false, ...replayTopic(configuration.history, pending, start) }
  }
  return replayLearnerTopic(view, userId, topicSlug)
}

/** A learner's topic derived from all of its answers, whatever is stored. */
export function replayLearnerTopic(view: LearnerSnapshot, userId: string, topicSlug: string): LearnerTopic {
  const configuration = getTopicTerms(view, topicSlug)
  const attempts = listTopicAttempts(view, userId, topicSlug)
  return { configuration, isReplayed: true, ...replayTopic(configuration.history, attempts) }
}

/** The topics that pending entries change. */
export function listChangedTopics(view: LearnerSnapshot): Set<string> {
  return new Set([
    ...selectAttempts(view.pending).map(({ payload }) => payload.topicSlug),
    ...listWithdrawnAttempts(view).map(({ topicSlug }) => topicSlug),
  ])
}
