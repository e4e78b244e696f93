import { sql } from 'kysely'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { foldLearnerTopic, listChangedTopics } from './fold-learner-topic.server.ts'
import { liveLessons } from './live-lessons.server.ts'
import type { ScheduledTask } from './rules/due-queue.ts'

/**
 * When the tasks that a learner has answered come back, pending entries counted, in no order: live practice tasks of their
 * courses, each in the topic that it belongs to now.
 */
export function listScheduledTasks(view: LearnerSnapshot, userId: string): ScheduledTask[] {
  const courseIds = toList([...listEnrollments(view, userId)])
  const [stored] = view.all('scheduled-tasks', scheduledTasks({ userId, courseIds }))
  // cast: what `scheduledTasks` makes of columns that are never null; there can be thousands, each time.
  const schedules = JSON.parse(stored?.schedules ?? '[]') as readonly ScheduledTask[]
  const byTask = new Map(schedules.map((task) => [task.taskId, task]))
  for (const topicSlug of listChangedTopics(view)) {
    addPending(view, userId, { topicSlug, courseIds, byTask })
  }
  return [...byTask.values()]
}

type CoursesOf = Readonly<Record<'courseIds', string>>

/** One value of however many tasks: that takes a third of the time that a row for each does. */
const scheduledTasks = prepare((given: CoursesOf & { readonly userId: string }) =>
  liveTasks(given)
    .innerJoin('UserTaskReview', (join) =>
      join
        .onRef('UserTaskReview.taskId', '=', 'Task.id')
        .onRef('UserTaskReview.topicSlug', '=', 'Task.topicSlug'),
    )
    .select(
      sql<string>`json_group_array(json_object('taskId', "Task"."id", 'topicSlug', "Task"."topicSlug",
        'lastReviewDay', substr("lastReviewDate", 1, 10), 'nextReviewDay', substr("nextReviewDate", 1, 10)))`.as(
        'schedules',
      ),
    )
    .where('UserTaskReview.userId', '=', given.userId),
)

function liveTasks({ courseIds }: CoursesOf) {
  return tables
    .selectFrom('Task')
    .where('Task.lessonId', 'in', liveLessons(courseIds))
    .where('Task.kind', '=', 'PRACTICE')
    .where('Task.retiredAt', 'is', null)
}

function addPending(
  view: LearnerSnapshot,
  userId: string,
  { topicSlug, courseIds, byTask }: CoursesOf & Changed,
): void {
  const { schedules, isReplayed } = foldLearnerTopic(view, userId, topicSlug)
  const taskIds = toList([...schedules.keys()])
  const live = view.all('live-tasks', liveAmong({ topicSlug, taskIds, courseIds }))
  if (isReplayed) {
    for (const task of byTask.values()) if (task.topicSlug === topicSlug) byTask.delete(task.taskId)
  }
  for (const { id: taskId } of live) {
    const schedule = schedules.get(taskId)
    if (!schedule) continue
    const { lastReviewDay, nextReviewDay } = schedule
    byTask.set(taskId, { taskId, topicSlug, lastReviewDay, nextReviewDay })
  }
}

interface Changed {
  readonly topicSlug: string
  readonly byTask: Map<string, ScheduledTask>
}

const liveAmong = prepare((given: CoursesOf & Readonly<Record<'topicSlug' | 'taskIds', string>>) =>
  liveTasks(given)
    .select('Task.id')
    .where('Task.id', 'in', textsOf(given.taskIds))
    .where('Task.topicSlug', '=', given.topicSlug),
)
