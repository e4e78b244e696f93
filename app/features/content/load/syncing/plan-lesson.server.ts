import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { LessonPlace, WrittenLesson } from '#app/features/content/load/parsing/parse-course.server.ts'
import { renderChecked } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { TaskSurroundings } from './complete-task.server.ts'
import { hashText } from './content-hash.server.ts'
import { planOf, type ContentPlan, type SyncStamp } from './content-plan.ts'
import type { PlannedModule } from './plan-modules.server.ts'
import { planTasks, type TopicOfTasks } from './plan-tasks.server.ts'
import type { StoredLesson, StoredTask } from './read-stored-content.server.ts'

/** What a lesson's plan depends on. */
export interface LessonSetting extends TaskSurroundings {
  /** Where it is to be; null when its module has no row. */
  readonly module: PlannedModule | null
  readonly topic: TopicOfTasks
  readonly stored: StoredLesson | null
  readonly storedTasks: readonly StoredTask[]
  readonly stamp: SyncStamp
}

/** What becomes of a lesson. */
export interface LessonPlan extends ContentPlan {
  /** As it will be in the outline; null when it will not be there. */
  readonly outlined: { readonly slug: string; readonly title: string; readonly minutes: number } | null
}

/**
 * Adds or changes a lesson with its tasks, all or nothing: where anything in it has a problem, it stays what it was
 * (and where it is now put). A new revision is made only of what has changed.
 */
export async function planLesson(place: LessonPlace, setting: LessonSetting): Promise<LessonPlan> {
  const { module, topic, stored, storedTasks } = setting
  const { written } = place
  if (!written || !module) return keepLesson(place, setting, [])
  const id = stored?.id ?? setting.stamp.newId()
  const text = reviseText(written, { id, stored, stamp: setting.stamp })
  const tasks = await planTasks(written, { ...setting, lessonId: id, topic, stored: storedTasks })
  const problems = [...text.problems, ...tasks.problems]
  if (problems.length > 0) return keepLesson(place, setting, problems)
  const row = writeRow({ id, place, written, moduleId: module.id }, text.revisionId, setting)
  const statements = [...row.before, ...text.statements, ...row.after, ...tasks.statements]
  const isChanged = row.before.length + text.statements.length + row.after.length > 0
  const known = isChanged ? ('changed' as const) : ('unchanged' as const)
  const change = stored ? known : ('added' as const)
  const { title, minutes } = written
  return {
    ...planOf(statements, [{ kind: 'lessons', change }, ...tasks.changes]),
    outlined: { slug: place.slug, title, minutes },
  }
}

function keepLesson(
  place: LessonPlace,
  { module, stored, stamp }: LessonSetting,
  problems: readonly ContentProblem[],
): LessonPlan {
  if (!stored || stored.retiredAt !== null) return { ...planOf([], [], problems), outlined: null }
  const moduleId = module?.id ?? stored.moduleId
  const hasMoved = moduleId !== stored.moduleId || place.order !== stored.order
  const values = { moduleId, order: place.order, updatedAt: stamp.now }
  const statements = hasMoved ? [updateLesson(stored.id, values)] : []
  const { slug, title, minutes } = stored
  return { ...planOf(statements, [], problems), outlined: { slug, title, minutes } }
}

interface RevisedText {
  readonly statements: readonly Statement[]
  /** Of the new revision; null when the text is the same. */
  readonly revisionId: string | null
  readonly problems: readonly ContentProblem[]
}

function reviseText(
  { file, body, bodyLine }: WrittenLesson,
  { id, stored, stamp }: { id: string; stored: StoredLesson | null; stamp: SyncStamp },
): RevisedText {
  const hash = hashText(body)
  if (stored?.revisionHash === hash) return { statements: [], revisionId: null, problems: [] }
  const rendered = renderChecked(body, 'blocks')
  const problems = rendered.problems.map(({ line, message }) => ({
    file,
    line: bodyLine - 1 + line,
    message,
  }))
  const revisionId = stamp.newId()
  const number = (stored?.lastNumber ?? 0) + 1
  const values = {
    id: revisionId,
    lessonId: id,
    number,
    hash,
    body,
    html: rendered.html,
    createdAt: stamp.now,
  }
  return {
    statements: [toStatement(tables.insertInto('LessonRevision').values(values))],
    revisionId,
    problems,
  }
}

/** A new row comes before its revision and names it after; one that is there is changed once, after. */
function writeRow(
  lesson: { id: string; place: LessonPlace; written: WrittenLesson; moduleId: string },
  revisionId: string | null,
  { stored, stamp: { now } }: LessonSetting,
): { readonly before: readonly Statement[]; readonly after: readonly Statement[] } {
  const { id, moduleId, place, written } = lesson
  const values = { moduleId, order: place.order, title: written.title, minutes: written.minutes }
  const current = revisionId === null ? {} : { currentRevisionId: revisionId }
  if (!stored) {
    const row = { id, slug: place.slug, ...values, createdAt: now, updatedAt: now }
    const insert = toStatement(tables.insertInto('Lesson').values(row))
    return { before: [insert], after: [updateLesson(id, current)] }
  }
  const isSame =
    stored.retiredAt === null &&
    revisionId === null &&
    stored.moduleId === moduleId &&
    stored.order === place.order &&
    stored.title === written.title &&
    stored.minutes === written.minutes
  const update = { ...values, ...current, retiredAt: null, updatedAt: now }
  return { before: [], after: isSame ? [] : [updateLesson(id, update)] }
}

interface LessonUpdate {
  readonly moduleId?: string
  readonly order?: number
  readonly title?: string
  readonly minutes?: number
  readonly currentRevisionId?: string
  readonly retiredAt?: string | null
  readonly updatedAt?: string
}

function updateLesson(id: string, values: LessonUpdate): Statement {
  return toStatement(tables.updateTable('Lesson').set(values).where('id', '=', id))
}
