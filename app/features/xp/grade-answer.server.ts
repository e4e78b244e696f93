import type { TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { SqlOutcome, SqlRun } from '#app/features/content/rules/sql-run.ts'
import type { Grade } from '#app/features/content/rules/task-type.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import type { Json } from '#app/kernel/entry.ts'

/** `needs-run`: something has to be run first. `not-run`: that did not come to an end, so there is nothing to grade. */
export type Grading =
  | { readonly kind: 'graded'; readonly grade: Grade }
  | { readonly kind: 'needs-run'; readonly run: SqlRun }
  | { readonly kind: 'not-run' }

/**
 * Grades an answer against the revision that the learner saw.
 *
 * @param answer has been read by the task's type
 * @param outcome what the run that was asked for yielded; null before
 */
export function gradeAnswer(
  { type: name, taskId, body, html }: TaskRevision,
  answer: Json,
  outcome: SqlOutcome | null,
): Grading {
  const type = findTaskType(name)
  if (!type) throw new Error(`task ${taskId} is of an unknown type, ${name}`)
  // No fault of the learner's, so no wrong attempt either.
  if (outcome?.kind === 'unavailable') return { kind: 'not-run' }
  const run = outcome ? null : type.toRun(body, answer)
  if (run) return { kind: 'needs-run', run }
  return { kind: 'graded', grade: type.grade({ body, html, answer, outcome }) }
}
