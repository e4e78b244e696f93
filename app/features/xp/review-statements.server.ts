import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import type { LearnerTopic } from './fold-learner-topic.server.ts'
import { listTopicSchedules } from './list-task-schedules.server.ts'
import { dayToRow } from './row-day.server.ts'
import { rowId } from './row-id.server.ts'
import { XP_RULES_VERSION } from './rules/rules-version.ts'
import type { TaskSchedule } from './rules/schedule.ts'

/** When the tasks of a topic come back, where that is not what is stored; a task of which no answer is left goes. */
export function reviewStatements(
  view: LearnerSnapshot,
  userId: string,
  { configuration, schedules, isReplayed }: LearnerTopic,
  nowMs: number,
): Statement[] {
  const { topicSlug } = configuration.history.current
  const stored = isReplayed ? listTopicSchedules(view, userId, topicSlug) : new Map<string, TaskSchedule>()
  const gone = [...stored.keys()].filter((taskId) => !schedules.has(taskId))
  const changed = [...schedules].filter(([taskId, schedule]) => !isSame(stored.get(taskId), schedule))
  return [
    ...gone.map((taskId) => deleteReview({ userId, topicSlug, taskId })),
    ...changed.map(([taskId, schedule]) => toStatementOf({ userId, topicSlug, taskId }, schedule, nowMs)),
  ]
}

function isSame(stored: TaskSchedule | undefined, anew: TaskSchedule): boolean {
  return stored !== undefined && JSON.stringify(stored) === JSON.stringify(anew)
}

type ReviewKey = Readonly<Record<'userId' | 'topicSlug' | 'taskId', string>>

function toStatementOf(key: ReviewKey, schedule: TaskSchedule, nowMs: number): Statement {
  const { stage, memory, reviewCount, masteryLevel } = schedule
  return upsertReview({
    ...key,
    id: rowId(nowMs),
    stage,
    stability: memory?.stability ?? null,
    difficulty: memory?.difficulty ?? null,
    reviewCount,
    masteryLevel,
    isLastCorrect: schedule.isLastCorrect ? 1 : 0,
    lastReviewDate: dayToRow(schedule.lastReviewDay),
    nextReviewDate: dayToRow(schedule.nextReviewDay),
    now: toIso(nowMs),
  })
}

type ReviewValues = ReviewKey &
  Readonly<Record<'id' | 'lastReviewDate' | 'nextReviewDate' | 'now', string>> &
  Readonly<Record<'stage' | 'reviewCount' | 'masteryLevel' | 'isLastCorrect', number>> &
  Readonly<Record<'stability' | 'difficulty', number | null>>

const upsertReview = prepareStatement((given: ReviewValues) => {
  const { id, userId, topicSlug, taskId, now, stage, stability, difficulty } = given
  const { reviewCount, masteryLevel, isLastCorrect, lastReviewDate, nextReviewDate } = given
  const derived = {
    stage,
    stability,
    difficulty,
    reviewCount,
    masteryLevel,
    isLastCorrect,
    lastReviewDate,
    nextReviewDate,
    rulesVersion: XP_RULES_VERSION,
    updatedAt: now,
  }
  return tables
    .insertInto('UserTaskReview')
    .values({ id, userId, topicSlug, taskId, createdAt: now, ...derived })
    .onConflict((conflict) => conflict.columns(['userId', 'topicSlug', 'taskId']).doUpdateSet(derived))
})

const deleteReview = prepareStatement((given: ReviewKey) =>
  tables
    .deleteFrom('UserTaskReview')
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug)
    .where('taskId', '=', given.taskId),
)
