import { sql } from 'kysely'
import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { deriveActivityDays } from './derive-activity-days.server.ts'
import { listChangedTopics, listTopicAttempts } from './list-topic-attempts.server.ts'
import { getRates, type TopicRates } from './list-topic-xp.server.ts'
import { rowId } from './row-id.server.ts'
import { selectAttempts, type Attempt, type AttemptEntry } from './rules/attempt.ts'
import { deriveTopicXp, XP_RULES_VERSION, type TopicXp } from './rules/topic-xp.ts'

/** The rows that new attempts mean: the attempts with what they pay, the topics, the days, the learner's totals. */
export function deriveXp(view: Snapshot, batch: LearnerBatch, nowMs: number): Statement[] {
  const attempts = selectAttempts(batch.entries)
  if (attempts.length === 0) return []
  const learner: LearnerSnapshot = { all: view.all, pending: batch.entries }
  const topics = [...listChangedTopics(learner, batch.userId)].map((topicSlug) =>
    deriveTopic(learner, batch.userId, topicSlug),
  )
  const pay = new Map(topics.flatMap(({ xp }) => [...xp.payByAttempt]))
  const fresh = new Set(attempts.map(({ id }) => id))
  const repaid = topics
    .flatMap((topic) => topic.attempts)
    .filter(({ id, paidXp }) => !fresh.has(id) && pay.has(id) && pay.get(id) !== paidXp)
  const repaidIds = [...new Set(repaid.map(({ id }) => id))]
  return [
    ...attempts.map((attempt) => attemptStatement(attempt, pay.get(attempt.id) ?? 0, nowMs)),
    ...repaidIds.map((id) => repayStatement(id, pay.get(id) ?? 0, nowMs)),
    ...topics.map((topic) => topicStatement(batch, topic, nowMs)),
    ...deriveActivityDays(
      batch.userId,
      [...attempts, ...repaid].map(({ localDay }) => localDay),
      nowMs,
    ),
    totalsStatement(batch.userId, nowMs),
  ]
}

/** A topic as it will stand, and what that follows from. */
interface DerivedTopic {
  readonly rates: TopicRates
  readonly attempts: readonly Attempt[]
  readonly xp: TopicXp
}

function deriveTopic(learner: LearnerSnapshot, userId: string, topicSlug: string): DerivedTopic {
  const rates = getRates(learner, topicSlug)
  const attempts = listTopicAttempts(learner, userId, topicSlug)
  return { rates, attempts, xp: deriveTopicXp(rates, attempts) }
}

function attemptStatement(attempt: AttemptEntry, xpEarned: number, nowMs: number): Statement {
  const { id, userId, payload, revisionId, verdict } = attempt
  return insertAttempt({
    id,
    userId,
    taskId: payload.taskId,
    revisionId: revisionId ?? '',
    topicSlug: payload.topicSlug,
    answer: JSON.stringify(payload.answer),
    at: attempt.at,
    localDay: attempt.localDay,
    timeZone: attempt.timeZone,
    xpEarned,
    isCorrect: verdict.isCorrect ? 1 : 0,
    now: toIso(nowMs),
  })
}

type Texts<Name extends string> = Readonly<Record<Name, string>>
type Numbers<Name extends string> = Readonly<Record<Name, number>>

type AttemptTexts =
  | 'id'
  | 'userId'
  | 'taskId'
  | 'revisionId'
  | 'topicSlug'
  | 'answer'
  | 'at'
  | 'localDay'
  | 'timeZone'
  | 'now'

const insertAttempt = prepareStatement((given: Texts<AttemptTexts> & Numbers<'xpEarned' | 'isCorrect'>) => {
  const { id, userId, taskId, revisionId, topicSlug, answer, localDay, timeZone, xpEarned, isCorrect } = given
  return tables.insertInto('UserTaskAttempt').values({
    id,
    userId,
    taskId,
    revisionId,
    topicSlug,
    answer,
    localDay,
    timeZone,
    xpEarned,
    isCorrect,
    completedAt: given.at,
    createdAt: given.now,
    updatedAt: given.now,
  })
})

/** A late upload may have solved a task earlier, in another topic perhaps: then that attempt pays and this one no longer does. */
function repayStatement(id: string, xpEarned: number, nowMs: number): Statement {
  return repayAttempt({ id, xpEarned, now: toIso(nowMs) })
}

const repayAttempt = prepareStatement(({ id, xpEarned, now }: Texts<'id' | 'now'> & Numbers<'xpEarned'>) =>
  tables.updateTable('UserTaskAttempt').set({ xpEarned, updatedAt: now }).where('id', '=', id),
)

function topicStatement(batch: LearnerBatch, { rates, xp }: DerivedTopic, nowMs: number): Statement {
  const { currentXp, totalXpEarned, level, lastActivityAt } = xp
  return upsertTopic({
    id: rowId(nowMs),
    userId: batch.userId,
    topicSlug: rates.topicSlug,
    currentXp,
    totalXpEarned,
    level,
    lastActivityAt,
    streamSeq: batch.streamSeq,
    configRevision: rates.revision,
    now: toIso(nowMs),
  })
}

type TopicNumbers = 'currentXp' | 'totalXpEarned' | 'level' | 'streamSeq' | 'configRevision'

const upsertTopic = prepareStatement(
  (
    given: Texts<'id' | 'userId' | 'topicSlug' | 'now'> &
      Numbers<TopicNumbers> & { readonly lastActivityAt: string | null },
  ) => {
    const { id, userId, topicSlug, currentXp, totalXpEarned, level, streamSeq, configRevision, now } = given
    const derived = {
      currentXp,
      totalXpEarned,
      level,
      streamSeq,
      configRevision,
      lastActivity: given.lastActivityAt,
      rulesVersion: XP_RULES_VERSION,
      updatedAt: now,
    }
    return tables
      .insertInto('UserTopicXp')
      .values({ id, userId, topicSlug, createdAt: now, ...derived })
      .onConflict((conflict) => conflict.columns(['userId', 'topicSlug']).doUpdateSet(derived))
  },
)

/** For ranking: points of all topics, and one level for every level gained in any of them. */
function totalsStatement(userId: string, nowMs: number): Statement {
  return updateTotals({ userId, now: toIso(nowMs) })
}

const updateTotals = prepareStatement(({ userId, now }: Texts<'userId' | 'now'>) => {
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
