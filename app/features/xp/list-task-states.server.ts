import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'
import { listTaskMarks, type AttemptMark, type TaskMark } from './list-task-marks.server.ts'
import { selectAttempts } from './rules/attempt.ts'

/** What a learner has done about one task. */
export interface TaskState extends TaskMark {
  readonly best: TaskAnswer
}

/** An attempt at a task, with what was answered. */
export interface TaskAnswer extends AttemptMark, Answer {}

interface Answer {
  readonly revisionId: string
  readonly answer: Json
}

/**
 * A learner's state in each of these tasks that they have tried, pending entries included; by task id. Reads one answer
 * a task: for a list of many tasks there is `listTaskMarks`.
 */
export function listTaskStates(
  view: LearnerSnapshot,
  userId: string,
  taskIds: readonly string[],
): ReadonlyMap<string, TaskState> {
  const marks = [...listTaskMarks(view, userId, taskIds).values()]
  const answers = readAnswers(
    view,
    marks.map(({ best }) => best.id),
  )
  return new Map(
    marks.map((mark) => {
      const answer = answers.get(mark.best.id)
      if (!answer) throw new Error(`attempt ${mark.best.id} has gone from its own snapshot`)
      return [mark.taskId, { ...mark, best: { ...mark.best, ...answer } }]
    }),
  )
}

function readAnswers(view: LearnerSnapshot, attemptIds: readonly string[]): Map<string, Answer> {
  const wanted = new Set(attemptIds)
  const answers = new Map<string, Answer>()
  for (const { id, payload, revisionId } of selectAttempts(view.pending)) {
    if (wanted.delete(id)) answers.set(id, { answer: payload.answer, revisionId: revisionId ?? '' })
  }
  if (wanted.size === 0) return answers
  const rows = view.all('task-answers', answersOf({ ids: toList([...wanted]) }))
  for (const { id, revisionId, answer } of rows) {
    // cast: written by JSON.stringify and held by a CHECK.
    answers.set(id, { revisionId, answer: JSON.parse(answer) as Json })
  }
  return answers
}

const answersOf = prepare((given: { readonly ids: string }) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'revisionId', 'answer'])
    .where('id', 'in', textsOf(given.ids)),
)
