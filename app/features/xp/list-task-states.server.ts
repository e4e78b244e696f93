import type { LearnerSnapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'
import { selectAttempts } from './rules/attempt.ts'

/** What a learner has done about one task. */
export interface TaskState {
  readonly taskId: string
  readonly attempts: number
  readonly isSolved: boolean
  readonly last: LastAttempt
  /** The latest right attempt; the latest of all where none was right. */
  readonly best: LastAttempt
}

/** The latest attempt at a task. */
export interface LastAttempt {
  readonly id: string
  readonly revisionId: string
  readonly answer: Json
  readonly isCorrect: boolean
  /** ISO-8601. */
  readonly at: string
}

/** A learner's state in each of these tasks that they have tried, pending entries included; by task id. */
export function listTaskStates(
  view: LearnerSnapshot,
  userId: string,
  taskIds: readonly string[],
): ReadonlyMap<string, TaskState> {
  const states = new Map<string, TaskState>()
  if (taskIds.length === 0) return states
  const rows = view.all(
    'task-attempts',
    tables
      .selectFrom('UserTaskAttempt')
      .select(['id', 'taskId', 'revisionId', 'answer', 'isCorrect', 'completedAt'])
      .where('userId', '=', userId)
      .where('taskId', 'in', taskIds)
      .orderBy('completedAt')
      .orderBy('id'),
  )
  for (const { taskId, completedAt, answer, isCorrect, ...row } of rows) {
    // cast: written by JSON.stringify and held by a CHECK.
    const parsed = JSON.parse(answer) as Json
    add(states, taskId, { ...row, at: completedAt, answer: parsed, isCorrect: Boolean(isCorrect) })
  }
  const wanted = new Set(taskIds)
  for (const { id, at, payload, verdict, revisionId } of selectAttempts(view.pending)) {
    if (!wanted.has(payload.taskId)) continue
    const { isCorrect } = verdict
    add(states, payload.taskId, { id, at, answer: payload.answer, isCorrect, revisionId: revisionId ?? '' })
  }
  return states
}

function add(states: Map<string, TaskState>, taskId: string, attempt: LastAttempt): void {
  const before = states.get(taskId)
  const last = before && isAfter(before.last, attempt) ? before.last : attempt
  const isBeforeBest =
    before &&
    (attempt.isCorrect === before.best.isCorrect ? isAfter(before.best, attempt) : before.best.isCorrect)
  states.set(taskId, {
    taskId,
    attempts: (before?.attempts ?? 0) + 1,
    isSolved: (before?.isSolved ?? false) || attempt.isCorrect,
    last,
    best: isBeforeBest ? before.best : attempt,
  })
}

/** By instant, then by id: total, so that the same attempt is the last before and after it is shipped. */
function isAfter(a: LastAttempt, b: LastAttempt): boolean {
  return a.at + a.id > b.at + b.id
}
