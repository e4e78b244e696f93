import { z } from 'zod/mini'
import type { EntryAuthor } from '#app/entries.ts'
import { findTaskRevision, type TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { AnswerResult } from '#app/features/content/rules/answer-result.ts'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import type { FormFields } from '#app/features/content/rules/task-type.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import type { Refusal } from '#app/kernel/http-status.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { attemptId } from './attempt-id.server.ts'
import { submitAttempt, type SubmitHandles, type SubmitRefusal } from './submit-attempt.server.ts'

/** What is to be shown of an answer, and why it was refused where it was. */
export interface ReceivedAnswer {
  readonly result: AnswerResult
  readonly refusal: Refusal | null
}

/**
 * Takes an answer that a task's form sent.
 *
 * @param learner null for somebody who is not signed in (any more): refused with what they typed
 *
 * @returns `unknown-task` when there is no such task or revision
 */
export async function receiveAnswer(
  handles: SubmitHandles,
  learner: EntryAuthor | null,
  form: FormData,
  nowMs: number,
): Promise<Result<ReceivedAnswer, 'unknown-task'>> {
  const typed = toFormFields(form)
  const target = AnswerForm.safeParse(
    Object.fromEntries(Object.entries(typed).map(([name, [first]]) => [name, first])),
  )
  const task = target.success
    ? findTaskRevision(handles.reader, target.data.taskId, target.data.revisionId)
    : null
  if (!target.success || !task) return fail('unknown-task')
  if (!learner) return ok(refuse('signed-out', task, MESSAGES['signed-out'], typed))
  const answer = readAnswer(task, typed)
  if (!answer.ok) return ok(refuse('not-readable', task, answer.reason, typed))

  const { userId } = learner
  const { taskId } = task
  const id = attemptId({ formId: target.data.formId, userId, taskId, answer: answer.value })
  const submitted = await submitAttempt(handles, learner, { id, task, answer: answer.value }, nowMs)
  if (!submitted.ok) return ok(refuse(submitted.reason, task, MESSAGES[submitted.reason], typed))
  const { grade, xpEarned } = submitted.value
  return ok({ result: { status: 'graded', taskId, answer: answer.value, grade, xpEarned }, refusal: null })
}

const Id = z.string().check(z.regex(ULID_PATTERN))
const AnswerForm = z.object({ taskId: Id, revisionId: Id, formId: Id })

const MESSAGES: Record<SubmitRefusal | 'signed-out', string> = {
  'not-enrolled': 'Take this course first; then your answers count.',
  'signed-out': 'You are signed out. Sign in again, in another tab; your answer is still here.',
  unavailable: 'This could not be saved just now. Your answer is still here: try again in a moment.',
}

function readAnswer(task: TaskRevision, typed: FormFields) {
  const type = findTaskType(task.type)
  if (!type) throw new Error(`task ${task.taskId} is of an unknown type, ${task.type}`)
  return type.readAnswer(typed)
}

function refuse(refusal: Refusal, task: TaskRevision, message: string, typed: FormFields): ReceivedAnswer {
  return { refusal, result: { status: 'refused', taskId: task.taskId, message, typed } }
}
