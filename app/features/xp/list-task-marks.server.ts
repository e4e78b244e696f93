import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'

/** How a learner stands at one task, without what they answered. */
export interface TaskMark {
  readonly taskId: string
  readonly attempts: number
  readonly isSolved: boolean
  readonly last: AttemptMark
  /** The latest right attempt; the latest of all where none was right. */
  readonly best: AttemptMark
}

/** One attempt, without what was answered. */
export interface AttemptMark {
  readonly id: string
  readonly isCorrect: boolean
  /** ISO-8601. */
  readonly at: string
}

/**
 * How a learner stands at each of these tasks that they have tried, pending entries included; by task id. The database
 * counts and picks: at most two rows a task are read, however often it was tried.
 */
export function listTaskMarks(
  view: LearnerSnapshot,
  userId: string,
  taskIds: readonly string[],
): ReadonlyMap<string, TaskMark> {
  const marks = new Map<string, TaskMark>()
  if (taskIds.length === 0) return marks
  const withdrawn = toList([...listWithdrawnIds(view)])
  const rows = view.all('task-marks', marksOf({ userId, taskIds: toList(taskIds), withdrawn }))
  for (const { taskId, attempts, id, at, isCorrect } of rows) {
    add(marks, taskId, attempts, { id, at, isCorrect: Boolean(isCorrect) })
  }
  const wanted = new Set(taskIds)
  for (const { id, at, payload, verdict } of selectAttempts(view.pending)) {
    if (wanted.has(payload.taskId)) add(marks, payload.taskId, 1, { id, at, isCorrect: verdict.isCorrect })
  }
  return marks
}

const marksOf = prepare((given: Readonly<Record<'userId' | 'taskIds' | 'withdrawn', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select((eb) => ['taskId', 'isCorrect', eb.fn.countAll<number>().as('attempts')])
    // Beside a single max(), SQLite takes the other columns from the row that has it.
    .select((eb) => [
      'id',
      'completedAt as at',
      eb.fn.max(eb(eb.ref('completedAt'), '||', eb.ref('id'))).as('latest'),
    ])
    .where('userId', '=', given.userId)
    .where('taskId', 'in', textsOf(given.taskIds))
    .where('id', 'not in', textsOf(given.withdrawn))
    .groupBy(['taskId', 'isCorrect']),
)

/** @param latest of as many attempts, all of them right or all of them wrong */
function add(marks: Map<string, TaskMark>, taskId: string, attempts: number, latest: AttemptMark): void {
  const before = marks.get(taskId)
  const last = before && isAfter(before.last, latest) ? before.last : latest
  const isBeforeBest =
    before &&
    (latest.isCorrect === before.best.isCorrect ? isAfter(before.best, latest) : before.best.isCorrect)
  marks.set(taskId, {
    taskId,
    attempts: (before?.attempts ?? 0) + attempts,
    isSolved: (before?.isSolved ?? false) || latest.isCorrect,
    last,
    best: isBeforeBest ? before.best : latest,
  })
}

/** By instant, then by id: total, so that the same attempt is the last before and after it is shipped. */
function isAfter(a: AttemptMark, b: AttemptMark): boolean {
  return a.at + a.id > b.at + b.id
}
