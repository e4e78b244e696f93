import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { WrittenLesson } from '#app/features/content/load/parsing/parse-course.server.ts'
import type { WrittenTask } from '#app/features/content/load/parsing/parse-tasks.ts'
import { completeTask, hashTask, type CompletedTask, type TaskSurroundings } from './complete-task.server.ts'
import type { ContentChange, SyncStamp } from './content-plan.ts'
import type { StoredTask } from './read-stored-content.server.ts'

/** The topic that a lesson's tasks count for; `slug` is null when its file has not named one that there is. */
export interface TopicOfTasks {
  readonly slug: string | null
  readonly file: string | null
}

/** What a lesson's tasks depend on. */
export interface TasksSetting extends TaskSurroundings {
  readonly lessonId: string
  readonly topic: TopicOfTasks
  /** Those of this lesson, retired ones included. */
  readonly stored: readonly StoredTask[]
  readonly stamp: SyncStamp
}

/** What becomes of a lesson's tasks; nothing may be stored when there are problems. */
export interface TasksPlan {
  readonly statements: readonly Statement[]
  readonly changes: readonly ContentChange[]
  readonly problems: readonly ContentProblem[]
}

/** Adds, changes and retires the tasks of a lesson. Those that have not changed are neither run nor rendered. */
export async function planTasks(lesson: WrittenLesson, setting: TasksSetting): Promise<TasksPlan> {
  const { slug: topicSlug, file } = setting.topic
  if (lesson.tasks.length > 0 && topicSlug === null) {
    const message = `the topic of these tasks is not there, as ${file ?? 'config.json'} has a problem`
    return {
      statements: [],
      changes: [],
      problems: [{ file: lesson.tasksFile ?? lesson.file, line: 1, message }],
    }
  }
  const written = await Promise.all(lesson.tasks.map((task) => planTask(task, topicSlug ?? '', setting)))
  const slugs = new Set(lesson.tasks.map(({ slug }) => slug))
  const gone = setting.stored.filter((task) => task.retiredAt === null && !slugs.has(task.slug))
  return {
    statements: [
      ...written.flatMap(({ statements }) => statements),
      ...gone.map((task) => retireTask(task, setting.stamp)),
    ],
    changes: [
      ...written.flatMap(({ changes }) => changes),
      ...gone.map((): ContentChange => ({ kind: 'tasks', change: 'retired' })),
    ],
    problems: written.flatMap(({ problems }) => problems),
  }
}

/** Takes a task out of its lesson; what learners did with it stays. */
export function retireTask({ id, order }: StoredTask, { now }: SyncStamp): Statement {
  const values = { retiredAt: now, order: -Math.abs(order), updatedAt: now }
  return toStatement(tables.updateTable('Task').set(values).where('id', '=', id))
}

async function planTask(task: WrittenTask, topicSlug: string, setting: TasksSetting): Promise<TasksPlan> {
  const stored = setting.stored.find(({ slug }) => slug === task.slug) ?? null
  if (stored && stored.type !== task.type) {
    const message = `this id belongs to a task of type ${stored.type}; another question needs another id`
    return { statements: [], changes: [], problems: [task.problemAt(['id'], message)] }
  }
  const hash = hashTask(task, setting)
  const isSame = stored?.revisionHash === hash
  const completed = isSame ? null : await completeTask(task, setting)
  if (completed && !completed.ok) return { statements: [], changes: [], problems: completed.reason }
  const id = stored?.id ?? setting.stamp.newId()
  const revision = completed && { ...completed.value, id: setting.stamp.newId(), taskId: id, hash }
  const row = { order: task.order, kind: task.kind, topicSlug }
  const statements = stored
    ? changeTask(stored, row, revision, setting.stamp)
    : addTask(
        { id, lessonId: setting.lessonId, slug: task.slug, type: task.type, ...row },
        revision,
        setting.stamp,
      )
  const known = statements.length > 0 ? ('changed' as const) : ('unchanged' as const)
  return { statements, changes: [{ kind: 'tasks', change: stored ? known : 'added' }], problems: [] }
}

type NewRevision = CompletedTask & { readonly id: string; readonly taskId: string; readonly hash: string }
type TaskRow = { readonly order: number; readonly kind: 'PRACTICE' | 'EXAM'; readonly topicSlug: string }
type NewTask = TaskRow & {
  readonly id: string
  readonly lessonId: string
  readonly slug: string
  readonly type: string
}

function addTask(row: NewTask, revision: NewRevision | null, { now }: SyncStamp): Statement[] {
  const insert = tables.insertInto('Task').values({ ...row, createdAt: now, updatedAt: now })
  if (!revision) throw new Error('a new task has no revision')
  const name = tables.updateTable('Task').set({ currentRevisionId: revision.id }).where('id', '=', row.id)
  return [toStatement(insert), insertRevision(revision, 1, now), toStatement(name)]
}

function changeTask(
  stored: StoredTask,
  row: TaskRow,
  revision: NewRevision | null,
  { now }: SyncStamp,
): Statement[] {
  const isSame =
    stored.retiredAt === null &&
    stored.order === row.order &&
    stored.kind === row.kind &&
    stored.topicSlug === row.topicSlug
  if (isSame && !revision) return []
  const current = revision ? { currentRevisionId: revision.id } : {}
  const values = { ...row, ...current, retiredAt: null, updatedAt: now }
  const update = toStatement(tables.updateTable('Task').set(values).where('id', '=', stored.id))
  return revision ? [insertRevision(revision, (stored.lastNumber ?? 0) + 1, now), update] : [update]
}

function insertRevision(revision: NewRevision, number: number, now: string): Statement {
  return toStatement(tables.insertInto('TaskRevision').values({ ...revision, number, createdAt: now }))
}
