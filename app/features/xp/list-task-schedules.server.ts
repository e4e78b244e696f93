import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { rowToDay } from './row-day.server.ts'
import type { TaskSchedule } from './rules/schedule.ts'

/** When these tasks of a topic come back to a learner, as it is stored; by task id. */
export function listTaskSchedules(
  view: Snapshot,
  userId: string,
  topicSlug: string,
  taskIds: readonly string[],
): ReadonlyMap<string, TaskSchedule> {
  if (taskIds.length === 0) return new Map()
  return toSchedules(view.all('task-schedules', schedulesOf({ userId, topicSlug, taskIds: toList(taskIds) })))
}

/** When all the tasks of a topic that were ever answered come back, as it is stored; by task id. */
export function listTopicSchedules(
  view: Snapshot,
  userId: string,
  topicSlug: string,
): ReadonlyMap<string, TaskSchedule> {
  return toSchedules(view.all('topic-schedules', topicSchedules({ userId, topicSlug })))
}

const schedulesOf = prepare((given: Readonly<Record<'userId' | 'topicSlug' | 'taskIds', string>>) =>
  schedules()
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug)
    .where('taskId', 'in', textsOf(given.taskIds)),
)

const topicSchedules = prepare((given: Readonly<Record<'userId' | 'topicSlug', string>>) =>
  schedules().where('userId', '=', given.userId).where('topicSlug', '=', given.topicSlug),
)

function schedules() {
  return tables
    .selectFrom('UserTaskReview')
    .select(['taskId', 'stage', 'stability', 'difficulty', 'reviewCount', 'masteryLevel', 'isLastCorrect'])
    .select(['lastReviewDate', 'nextReviewDate'])
}

interface ScheduleRow {
  readonly taskId: string
  readonly stage: number
  readonly stability: number | null
  readonly difficulty: number | null
  readonly reviewCount: number
  readonly masteryLevel: number
  readonly isLastCorrect: number
  readonly lastReviewDate: string
  readonly nextReviewDate: string
}

function toSchedules(rows: readonly ScheduleRow[]): Map<string, TaskSchedule> {
  return new Map(rows.map((row) => [row.taskId, toSchedule(row)]))
}

/** In the order in which `scheduleTask` makes one, so that their texts compare. */
function toSchedule(row: ScheduleRow): TaskSchedule {
  const { stability, difficulty } = row
  return {
    isLastCorrect: Boolean(row.isLastCorrect),
    lastReviewDay: rowToDay(row.lastReviewDate),
    stage: row.stage,
    memory: stability === null || difficulty === null ? null : { stability, difficulty },
    reviewCount: row.reviewCount,
    masteryLevel: row.masteryLevel,
    nextReviewDay: rowToDay(row.nextReviewDate),
  }
}
