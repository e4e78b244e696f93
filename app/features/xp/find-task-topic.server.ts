import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'

/** The slug of the topic that a task of a published course counts for; null when there is no such task. */
export function findTaskTopic(view: Snapshot, taskId: string): string | null {
  const [row] = view.all('task-topic', taskTopic({ taskId }))
  return row?.topicSlug ?? null
}

const taskTopic = prepare((given: { readonly taskId: string }) =>
  tables
    .selectFrom('Task')
    .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .select('Task.topicSlug')
    .where('Task.id', '=', given.taskId)
    .where('Course.status', '=', 'PUBLISHED'),
)
