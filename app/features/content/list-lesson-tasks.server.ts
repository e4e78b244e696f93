import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'
import { findTaskType } from './rules/task-types.ts'

/** A task as a learner gets it: the question, and nothing that gives the answer away. */
export interface OpenTask {
  readonly id: string
  readonly slug: string
  readonly type: string
  readonly kind: 'PRACTICE' | 'EXAM'
  readonly revisionId: string
  /** Of the shape that the type's `question` schema names. */
  readonly question: Json
}

/** A lesson's live tasks in order. */
export function listLessonTasks(view: Snapshot, lessonId: string): OpenTask[] {
  return view.all('lesson-tasks', tasksOf({ lessonId })).map(toOpenTask)
}

const tasksOf = prepare((given: { readonly lessonId: string }) =>
  openTasks().where('Task.lessonId', '=', given.lessonId).orderBy('Task.order'),
)

/** The columns of an open task; the caller says which tasks. */
export function openTasks() {
  return tables
    .selectFrom('Task')
    .innerJoin('TaskRevision', 'TaskRevision.id', 'Task.currentRevisionId')
    .select(['Task.id', 'Task.slug', 'Task.type', 'Task.kind'])
    .select(['TaskRevision.id as revisionId', 'TaskRevision.html'])
    .where('Task.retiredAt', 'is', null)
}

/** Leaves the key out of a row of `openTasks`. */
export function toOpenTask({
  html,
  ...task
}: Omit<OpenTask, 'question'> & { readonly html: string }): OpenTask {
  const type = findTaskType(task.type)
  if (!type) throw new Error(`task ${task.id} is of an unknown type, ${task.type}`)
  // cast: written by JSON.stringify and held by a CHECK.
  return { ...task, question: type.toQuestion(JSON.parse(html) as Json) }
}
