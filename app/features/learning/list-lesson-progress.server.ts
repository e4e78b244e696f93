import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listWithdrawnAttempts, listWithdrawnIds } from '#app/features/xp/list-withdrawn-ids.server.ts'
import { selectAttempts } from '#app/features/xp/rules/attempt.ts'
import { deriveLessonProgress, LessonFinished, type LessonProgress } from './rules/lesson-progress.ts'

/** A learner's progress in every lesson that they have begun, pending entries included; by lesson id. */
export function listLessonProgress(
  view: LearnerSnapshot,
  userId: string,
): ReadonlyMap<string, LessonProgress> {
  const rows = view.all('lesson-progress', progressOf({ userId }))
  const progress = new Map<string, LessonProgress>(rows.map((row) => [row.lessonId, row]))
  for (const lessonId of listTouchedLessons(view)) {
    const derived = readLessonProgress(view, userId, lessonId)
    if (derived) progress.set(lessonId, derived)
    else progress.delete(lessonId)
  }
  return progress
}

const progressOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('LessonProgress')
    .select(['lessonId', 'completionPercentage', 'position', 'finishedAt', 'lastActivityAt'])
    .where('userId', '=', given.userId),
)

/** The lessons that pending entries are about. */
export function listTouchedLessons(view: LearnerSnapshot): string[] {
  const tried = selectAttempts(view.pending).map((entry) => entry.payload.taskId)
  const taskIds = [...new Set([...tried, ...listWithdrawnAttempts(view).map(({ taskId }) => taskId)])]
  const rows =
    taskIds.length === 0 ? [] : view.all('lessons-of-tasks', lessonsOfTasks({ taskIds: toList(taskIds) }))
  return [
    ...new Set([...rows.map((row) => row.lessonId), ...listFinishes(view).map(({ lessonId }) => lessonId)]),
  ]
}

const lessonsOfTasks = prepare((given: { readonly taskIds: string }) =>
  tables.selectFrom('Task').select('lessonId').distinct().where('id', 'in', textsOf(given.taskIds)),
)

/** One lesson's progress derived from all the facts about it: those of the snapshot and the pending ones. */
export function readLessonProgress(
  view: LearnerSnapshot,
  userId: string,
  lessonId: string,
): LessonProgress | null {
  const tasks = view.all('lesson-task-orders', taskOrders({ lessonId }))
  const ids = tasks.map((task) => task.id)
  const withdrawn = toList([...listWithdrawnIds(view)])
  const attempts = view.all('lesson-attempts', latestAttempts({ userId, taskIds: toList(ids), withdrawn }))
  const [stored] = view.all('lesson-finished', lessonFinished({ userId, lessonId }))
  const pendingAttempts = selectAttempts(view.pending)
    .filter((entry) => ids.includes(entry.payload.taskId))
    .map(({ payload, verdict, at }) => ({ taskId: payload.taskId, isCorrect: verdict.isCorrect, at }))
  const pendingFinishes = listFinishes(view).filter((finish) => finish.lessonId === lessonId)
  return deriveLessonProgress({
    lessonId,
    tasks: tasks.filter((task) => task.retiredAt === null),
    attempts: [...attempts.map((row) => ({ ...row, isCorrect: Boolean(row.isCorrect) })), ...pendingAttempts],
    finishedAt: [...(stored?.finishedAt ? [stored.finishedAt] : []), ...pendingFinishes.map(({ at }) => at)],
  })
}

const taskOrders = prepare((given: { readonly lessonId: string }) =>
  tables.selectFrom('Task').select(['id', 'order', 'retiredAt']).where('lessonId', '=', given.lessonId),
)

/** The latest right and the latest wrong attempt at each task say all that the rule asks, of however many. */
const latestAttempts = prepare((given: Readonly<Record<'userId' | 'taskIds' | 'withdrawn', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select((eb) => ['taskId', 'isCorrect', eb.fn.max('completedAt').as('at')])
    .where('userId', '=', given.userId)
    .where('taskId', 'in', textsOf(given.taskIds))
    .where('id', 'not in', textsOf(given.withdrawn))
    .groupBy(['taskId', 'isCorrect']),
)

const lessonFinished = prepare((given: Readonly<Record<'userId' | 'lessonId', string>>) =>
  tables
    .selectFrom('LessonProgress')
    .select('finishedAt')
    .where('userId', '=', given.userId)
    .where('lessonId', '=', given.lessonId),
)

function listFinishes(view: LearnerSnapshot): { readonly lessonId: string; readonly at: string }[] {
  return view.pending
    .filter((entry) => entry.kind === 'lesson-finished.v1')
    .map((entry) => ({ lessonId: LessonFinished.parse(entry.payload).lessonId, at: entry.at }))
}
