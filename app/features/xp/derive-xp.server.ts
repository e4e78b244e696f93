import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import type { Statement } from '#app/data/sql.ts'
import { insertAttempt, resettleAttempt, withdrawalStatements } from './attempt-statements.server.ts'
import { deriveActivityDays } from './derive-activity-days.server.ts'
import { deriveStreak } from './derive-streak.server.ts'
import { foldLearnerTopic, listChangedTopics } from './fold-learner-topic.server.ts'
import { listChangedDays } from './list-changed-days.server.ts'
import { listStaleAttempts } from './list-stale-attempts.server.ts'
import { listWithdrawnAttempts } from './list-withdrawn-ids.server.ts'
import { reviewStatements } from './review-statements.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import { totalsStatement, topicStatement } from './topic-statements.server.ts'

/**
 * The rows that new entries mean: the attempts with what they pay, those that pay something else now, the topics, when tasks
 * come back, the days, the streak and the learner's totals.
 */
export function deriveXp(view: Snapshot, batch: LearnerBatch, nowMs: number): Statement[] {
  if (!batch.entries.some(({ kind }) => KINDS.has(kind))) return []
  const { userId } = batch
  const learner: LearnerSnapshot = { all: view.all, pending: batch.entries }
  const topics = [...listChangedTopics(learner)].map((slug) => foldLearnerTopic(learner, userId, slug))
  const settled = new Map(topics.flatMap((topic) => [...topic.settled]))
  const stale = listStaleAttempts(learner, userId, topics)
  const payById = new Map([...settled].map(([id, { pay }]) => [id, pay.xpEarned]))
  const days = listChangedDays(learner, userId, { days: stale.map(({ localDay }) => localDay), payById })
  return [
    ...withdrawalStatements(batch.entries, listWithdrawnAttempts(learner), nowMs),
    ...selectAttempts(batch.entries).map((entry) =>
      insertAttempt(entry, settled.get(entry.id) ?? null, nowMs),
    ),
    ...stale.map(({ id, settled: anew }) => resettleAttempt(id, anew, nowMs)),
    ...topics.map((topic) => topicStatement(batch, topic, nowMs)),
    ...topics.flatMap((topic) => reviewStatements(learner, userId, topic, nowMs)),
    ...deriveActivityDays(userId, days, nowMs),
    ...deriveStreak(learner, userId, days, nowMs),
    ...(topics.length === 0 ? [] : [totalsStatement(userId, nowMs)]),
  ]
}

const KINDS: ReadonlySet<string> = new Set(['attempt.v1', 'attempt-withdrawn.v1', 'lesson-finished.v1'])
