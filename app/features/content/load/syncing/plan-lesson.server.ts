import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { LessonPlace, WrittenLesson } from '#app/features/content/load/parsing/parse-course.server.ts'
import { renderChecked } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { TaskSurroundings } from './complete-task.server.ts'
import { hashBody } from './content-hash.server.ts'
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
  /** Whether every name in the course's folder can be read; while one cannot, nothing moves. */
  readonly isWhole: boolean
  readonly stamp: SyncStamp
}

/** A lesson's line in its course's outline. */
export interface OutlinedLesson {
  readonly moduleId: string
  readonly order: number
  readonly slug: string
  readonly title: string
  readonly minutes: number
}

/** What becomes of a lesson. */
export interface LessonPlan extends ContentPlan {
  /** As it will be in the outline; null when it will not be there. */
  readonly outlined: OutlinedLesson | null
  /** Null when it will not be there. */
  readonly live: LiveLesson | null
}

/** A lesson that learners will see. */
export interface LiveLesson {
  /** Its row's. */
  readonly id: string
  /** As it is written; null when it stays what it was. */
  readonly text: WrittenLesson | null
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
  const text = reviseText(written, id, setting)
  const tasks = await planTasks(written, { ...setting, lessonId: id, topic, stored: storedTasks })
  const problems = [...text.problems, ...tasks.problems]
  if (problems.length > 0) return keepLesson(place, setting, problems)
  const { title, minutes } = written
  const outlined = { moduleId: module.id, order: orderOf(place, setting), slug: place.slug, title, minutes }
  const row = writeRow(id, outlined, text.revisionId, setting)
  const statements = [...row.before, ...text.statements, ...row.after, ...tasks.statements]
  const isChanged = row.before.length + text.statements.length + row.after.length > 0
  const known = isChanged ? ('changed' as const) : ('unchanged' as const)
  const change = stored ? known : ('added' as const)
  const live = { id, text: written }
  return { ...planOf(statements, [{ kind: 'lessons', change }, ...tasks.changes]), outlined, live }
}

function keepLesson(
  place: LessonPlace,
  setting: LessonSetting,
  problems: readonly ContentProblem[],
): LessonPlan {
  const { module, stored, stamp } = setting
  if (!stored || stored.retiredAt !== null) return { ...planOf([], [], problems), outlined: null, live: null }
  const { slug, title, minutes } = stored
  const moduleId = module?.id ?? stored.moduleId
  const order = orderOf(place, setting)
  const hasMoved = moduleId !== stored.moduleId || order !== stored.order
  const statements = hasMoved ? [updateLesson(stored.id, { moduleId, order, updatedAt: stamp.now })] : []
  const live = { id: stored.id, text: null }
  return { ...planOf(statements, [], problems), outlined: { moduleId, order, slug, title, minutes }, live }
}

function orderOf(place: LessonPlace, { stored, isWhole }: LessonSetting): number {
  return stored && stored.retiredAt === null && !isWhole ? stored.order : place.order
}

interface RevisedText {
  readonly statements: readonly Statement[]
  /** Of the new revision; null when the text is the same. */
  readonly revisionId: string | null
  readonly problems: readonly ContentProblem[]
}

function reviseText(
  { file, body, bodyLine }: WrittenLesson,
  id: string,
  { stored, shelf, stamp }: LessonSetting,
): RevisedText {
  const hash = hashBody(body, shelf)
  if (stored?.revisionHash === hash) return { statements: [], revisionId: null, problems: [] }
  const rendered = renderChecked(body, 'blocks', shelf)
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
  id: string,
  outlined: OutlinedLesson,
  revisionId: string | null,
  { stored, stamp: { now } }: LessonSetting,
): { readonly before: readonly Statement[]; readonly after: readonly Statement[] } {
  const current = revisionId === null ? {} : { currentRevisionId: revisionId }
  if (!stored) {
    const insert = tables.insertInto('Lesson').values({ id, ...outlined, createdAt: now, updatedAt: now })
    return { before: [toStatement(insert)], after: [updateLesson(id, current)] }
  }
  const isSame =
    stored.retiredAt === null &&
    revisionId === null &&
    stored.moduleId === outlined.moduleId &&
    stored.order === outlined.order &&
    stored.title === outlined.title &&
    stored.minutes === outlined.minutes
  const update = { ...outlined, ...current, retiredAt: null, updatedAt: now }
  return { before: [], after: isSame ? [] : [updateLesson(id, update)] }
}

interface LessonUpdate extends Partial<OutlinedLesson> {
  readonly currentRevisionId?: string
  readonly retiredAt?: string | null
  readonly updatedAt?: string
}

function updateLesson(id: string, values: LessonUpdate): Statement {
  return toStatement(tables.updateTable('Lesson').set(values).where('id', '=', id))
}
