import type { LearnerSnapshot } from '#app/data/reader.ts'
import { foldLearnerTopic, listChangedTopics, type LearnerTopic } from './fold-learner-topic.server.ts'
import type { Repaid } from './list-changed-days.server.ts'
import { listStaleAttempts } from './list-stale-attempts.server.ts'
import type { SettledAttempt } from './rules/fold-topic.ts'

/**
 * What pending entries settle, by attempt id: the pending answers that count, and every answer of a topic that has to be
 * derived from the beginning because of them.
 */
export function listSettledAttempts(view: LearnerSnapshot, userId: string): Map<string, SettledAttempt> {
  return new Map(listFolds(view, userId).flatMap(({ settled }) => [...settled]))
}

/** The answers that pay something else than is stored or was said, now that the pending entries are taken in. */
export function listRepaid(view: LearnerSnapshot, userId: string): Repaid {
  const folds = listFolds(view, userId)
  const settled = folds.flatMap((fold) => [...fold.settled])
  return {
    days: listStaleAttempts(view, userId, folds).map(({ localDay }) => localDay),
    payById: new Map(settled.map(([id, { pay }]) => [id, pay.xpEarned])),
  }
}

function listFolds(view: LearnerSnapshot, userId: string): LearnerTopic[] {
  return [...listChangedTopics(view)].map((topicSlug) => foldLearnerTopic(view, userId, topicSlug))
}
