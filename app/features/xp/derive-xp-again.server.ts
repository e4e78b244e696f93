import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepare, tables, type Statement } from '#app/data/sql.ts'
import { resettleAttempt } from './attempt-statements.server.ts'
import { deriveActivityDays } from './derive-activity-days.server.ts'
import { deriveStreak } from './derive-streak.server.ts'
import { replayLearnerTopic } from './fold-learner-topic.server.ts'
import { listChangedDays } from './list-changed-days.server.ts'
import { listStaleAttempts } from './list-stale-attempts.server.ts'
import { reviewStatements } from './review-statements.server.ts'
import { totalsStatement, topicStatement } from './topic-statements.server.ts'

/** Everything about a learner that follows from their answers and finished lessons, derived from those alone. */
export function deriveXpAgain(
  view: Snapshot,
  batch: Pick<LearnerBatch, 'userId' | 'streamSeq'>,
  nowMs: number,
): Statement[] {
  const { userId } = batch
  const learner: LearnerSnapshot = { all: view.all, pending: [] }
  const slugs = view.all('answered-topics', answeredTopics({ userId })).map(({ topicSlug }) => topicSlug)
  const topics = slugs.map((slug) => replayLearnerTopic(learner, userId, slug))
  const settled = topics.flatMap((topic) => [...topic.settled])
  const payById = new Map(settled.map(([id, { pay }]) => [id, pay.xpEarned]))
  const activeDays = view.all('days-of-facts', daysOfFacts({ userId })).map(({ localDay }) => localDay)
  const days = listChangedDays(learner, userId, { days: activeDays, payById })
  return [
    ...listStaleAttempts(learner, userId, topics).map((one) => resettleAttempt(one.id, one.settled, nowMs)),
    ...topics.map((topic) => topicStatement(batch, topic, nowMs)),
    ...topics.flatMap((topic) => reviewStatements(learner, userId, topic, nowMs)),
    ...deriveActivityDays(userId, days, nowMs),
    ...deriveStreak(learner, userId, days, nowMs),
    totalsStatement(userId, nowMs),
  ]
}

const answeredTopics = prepare((given: { readonly userId: string }) =>
  tables.selectFrom('UserTaskAttempt').select('topicSlug').distinct().where('userId', '=', given.userId),
)

/** Days that stand without a fact are among them: what is left of an older rule goes. */
const daysOfFacts = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select('localDay')
    .where('userId', '=', given.userId)
    .union(tables.selectFrom('LessonFinish').select('localDay').where('userId', '=', given.userId))
    .union(tables.selectFrom('UserActivityDay').select('localDay').where('userId', '=', given.userId)),
)
