import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'

/** A task with its key, as it was published once: for grading, never for sending. */
export interface TaskRevision {
  readonly taskId: string
  readonly revisionId: string
  readonly type: string
  readonly topicSlug: string
  readonly courseId: string
  readonly body: Json
  readonly html: Json
}

/** The revision of a task of a published course; null when the task has no such revision. */
export function findTaskRevision(view: Snapshot, taskId: string, revisionId: string): TaskRevision | null {
  const [row] = view.all('task-revision', taskRevision({ taskId, revisionId }))
  if (!row) return null
  // cast: written by JSON.stringify and held by a CHECK.
  return { ...row, body: JSON.parse(row.body) as Json, html: JSON.parse(row.html) as Json }
}

const taskRevision = prepare((given: Readonly<Record<'taskId' | 'revisionId', string>>) =>
  tables
    .selectFrom('TaskRevision')
    .innerJoin('Task', 'Task.id', 'TaskRevision.taskId')
    .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .select(['Task.id as taskId', 'TaskRevision.id as revisionId', 'Task.type', 'Task.topicSlug'])
    .select(['Course.id as courseId', 'TaskRevision.body', 'TaskRevision.html'])
    .where('TaskRevision.id', '=', given.revisionId)
    .where('Task.id', '=', given.taskId)
    .where('Course.status', '=', 'PUBLISHED'),
)
