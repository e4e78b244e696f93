import { sql } from 'kysely'
import { ulid } from 'ulid'
import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { deriveActivityDays } from './derive-activity-days.server.ts'
import { readTopicXp } from './list-topic-xp.server.ts'
import { selectAttempts, type AttemptEntry } from './rules/attempt.ts'
import { XP_RULES_VERSION, type TopicXp } from './rules/topic-xp.ts'

/** The rows that new attempts mean: the attempts with what they pay, the topics, the days, the learner's totals. */
export function deriveXp(view: Snapshot, batch: LearnerBatch, nowMs: number): Statement[] {
  const attempts = selectAttempts(batch.entries)
  if (attempts.length === 0) return []
  const learner: LearnerSnapshot = { all: view.all, pending: batch.entries }
  const topics = new Map(
    [...new Set(attempts.map((attempt) => attempt.payload.topicSlug))].map((topicSlug) => [
      topicSlug,
      readTopicXp(learner, batch.userId, topicSlug),
    ]),
  )
  const stored = listStoredPay(view, batch.userId, [...topics.keys()])
  const repaid = stored.filter((row) => topics.get(row.topicSlug)?.payByAttempt.get(row.id) !== row.xpEarned)
  return [
    ...attempts.map((attempt) => attemptStatement(attempt, topics, nowMs)),
    ...repaid.map((row) =>
      repayStatement(row.id, topics.get(row.topicSlug)?.payByAttempt.get(row.id) ?? 0, nowMs),
    ),
    ...[...topics].map(([topicSlug, topic]) => topicStatement(batch, topicSlug, topic, nowMs)),
    ...deriveActivityDays(
      batch.userId,
      [...attempts, ...repaid].map(({ localDay }) => localDay),
      nowMs,
    ),
    totalsStatement(batch.userId, nowMs),
  ]
}

function listStoredPay(view: Snapshot, userId: string, topicSlugs: readonly string[]) {
  return view.all(
    'stored-pay',
    tables
      .selectFrom('UserTaskAttempt')
      .select(['id', 'topicSlug', 'xpEarned', 'localDay'])
      .where('userId', '=', userId)
      .where('topicSlug', 'in', topicSlugs),
  )
}

function attemptStatement(
  attempt: AttemptEntry,
  topics: ReadonlyMap<string, TopicXp>,
  nowMs: number,
): Statement {
  const { id, userId, payload, revisionId, verdict } = attempt
  const values = {
    id,
    userId,
    taskId: payload.taskId,
    revisionId: revisionId ?? '',
    topicSlug: payload.topicSlug,
    answer: JSON.stringify(payload.answer),
    completedAt: attempt.at,
    localDay: attempt.localDay,
    timeZone: attempt.timeZone,
    xpEarned: topics.get(payload.topicSlug)?.payByAttempt.get(id) ?? 0,
    isCorrect: verdict.isCorrect ? 1 : 0,
    createdAt: toIso(nowMs),
    updatedAt: toIso(nowMs),
  }
  return toStatement(tables.insertInto('UserTaskAttempt').values(values))
}

/** A late upload may have solved a task earlier: then that attempt pays and this one no longer does. */
function repayStatement(attemptId: string, xpEarned: number, nowMs: number): Statement {
  return toStatement(
    tables
      .updateTable('UserTaskAttempt')
      .set({ xpEarned, updatedAt: toIso(nowMs) })
      .where('id', '=', attemptId),
  )
}

function topicStatement(batch: LearnerBatch, topicSlug: string, topic: TopicXp, nowMs: number): Statement {
  const now = toIso(nowMs)
  const derived = {
    currentXp: topic.currentXp,
    totalXpEarned: topic.totalXpEarned,
    level: topic.level,
    lastActivity: topic.lastActivityAt,
    streamSeq: batch.streamSeq,
    rulesVersion: XP_RULES_VERSION,
    updatedAt: now,
  }
  return toStatement(
    tables
      .insertInto('UserTopicXp')
      .values({ id: ulid(nowMs), userId: batch.userId, topicSlug, createdAt: now, ...derived })
      .onConflict((conflict) => conflict.columns(['userId', 'topicSlug']).doUpdateSet(derived)),
  )
}

/** For ranking: points of all topics, and one level for every level gained in any of them. */
function totalsStatement(userId: string, nowMs: number): Statement {
  const own = tables.selectFrom('UserTopicXp').where('UserTopicXp.userId', '=', userId)
  return toStatement(
    tables
      .updateTable('User')
      .set({
        xp: own.select(sql<number>`coalesce(sum("currentXp"), 0)`.as('xp')),
        level: own.select(sql<number>`1 + coalesce(sum("level" - 1), 0)`.as('level')),
        updatedAt: toIso(nowMs),
      })
      .where('id', '=', userId),
  )
}
