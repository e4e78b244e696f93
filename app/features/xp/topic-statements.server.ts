import { sql } from 'kysely'
import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import type { LearnerTopic } from './fold-learner-topic.server.ts'
import { dayToRow } from './row-day.server.ts'
import { rowId } from './row-id.server.ts'
import { levelOf } from './rules/level.ts'
import { XP_RULES_VERSION } from './rules/rules-version.ts'

/** A learner's state in a topic. */
export function topicStatement(
  { userId, streamSeq }: Pick<LearnerBatch, 'userId' | 'streamSeq'>,
  { configuration, topic }: LearnerTopic,
  nowMs: number,
): Statement {
  const terms = configuration.history.current
  const { currentXp, highestXp, totalXpEarned, dailyTasksCount, dailyTasksDate, srsStage, last } = topic
  return upsertTopic({
    id: rowId(nowMs),
    userId,
    topicSlug: terms.topicSlug,
    currentXp,
    highestXp,
    totalXpEarned,
    level: levelOf(currentXp, terms.levelThresholds),
    dailyTasksCount,
    dailyTasksDate,
    srsStage,
    nextReviewDate: topic.nextReviewDay && dayToRow(topic.nextReviewDay),
    lastPracticedDate: topic.lastPracticedDay && dayToRow(topic.lastPracticedDay),
    lastActivity: last?.at ?? null,
    lastAttemptId: last?.id ?? null,
    lastAttemptDay: last?.localDay ?? null,
    streamSeq,
    configRevision: terms.revision,
    now: toIso(nowMs),
  })
}

type TopicTexts = 'id' | 'userId' | 'topicSlug' | 'now'
type TopicNumbers =
  | 'currentXp'
  | 'highestXp'
  | 'totalXpEarned'
  | 'level'
  | 'dailyTasksCount'
  | 'srsStage'
  | 'streamSeq'
  | 'configRevision'
type TopicNullables =
  | 'dailyTasksDate'
  | 'nextReviewDate'
  | 'lastPracticedDate'
  | 'lastActivity'
  | 'lastAttemptId'
  | 'lastAttemptDay'
type TopicValues = Readonly<
  Record<TopicTexts, string> & Record<TopicNumbers, number> & Record<TopicNullables, string | null>
>

const upsertTopic = prepareStatement((given: TopicValues) => {
  const { id, userId, topicSlug, now, currentXp, highestXp, totalXpEarned, level } = given
  const { dailyTasksCount, dailyTasksDate, srsStage, nextReviewDate, lastPracticedDate } = given
  const { lastActivity, lastAttemptId, lastAttemptDay, streamSeq, configRevision } = given
  const derived = {
    currentXp,
    highestXp,
    totalXpEarned,
    level,
    dailyTasksCount,
    dailyTasksDate,
    srsStage,
    nextReviewDate,
    lastPracticedDate,
    lastActivity,
    lastAttemptId,
    lastAttemptDay,
    streamSeq,
    configRevision,
    rulesVersion: XP_RULES_VERSION,
    updatedAt: now,
  }
  return tables
    .insertInto('UserTopicXp')
    .values({ id, userId, topicSlug, createdAt: now, ...derived })
    .onConflict((conflict) => conflict.columns(['userId', 'topicSlug']).doUpdateSet(derived))
})

/** For ranking: points of all topics, and one level for every level gained in any of them. */
export function totalsStatement(userId: string, nowMs: number): Statement {
  return updateTotals({ userId, now: toIso(nowMs) })
}

const updateTotals = prepareStatement(({ userId, now }: Readonly<Record<'userId' | 'now', string>>) => {
  const own = tables.selectFrom('UserTopicXp').where('UserTopicXp.userId', '=', userId)
  return tables
    .updateTable('User')
    .set({
      xp: own.select(sql<number>`coalesce(sum("currentXp"), 0)`.as('xp')),
      level: own.select(sql<number>`1 + coalesce(sum("level" - 1), 0)`.as('level')),
      updatedAt: now,
    })
    .where('id', '=', userId)
})
