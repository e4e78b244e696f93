import { decodeTime } from 'ulid'
import { z } from 'zod/mini'
import type { EntryAuthor } from '#app/entries.ts'
import { findTaskRevision, type TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { AnswerResult } from '#app/features/content/rules/answer-result.ts'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import type { FormFields } from '#app/features/content/rules/task-type.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import type { Json } from '#app/kernel/entry.ts'
import type { Refusal } from '#app/kernel/http-status.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { localDay } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { attemptId } from './attempt-id.server.ts'
import { findOwnAttempt } from './find-own-attempt.server.ts'
import { MAX_DURATION_MS } from './rules/attempt.ts'
import { payInWords } from './rules/pay-words.ts'
import { returnInWords } from './rules/return-words.ts'
import {
  submitAttempt,
  type SubmitHandles,
  type SubmitRefusal,
  type SubmittedAttempt,
} from './submit-attempt.server.ts'

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
 * @param practiceId ULID of the practice session that it was given in
 *
 * @returns `unknown-task` when there is no such task or revision
 */
export async function receiveAnswer(
  handles: SubmitHandles,
  learner: EntryAuthor | null,
  form: FormData,
  nowMs: number,
  practiceId?: string,
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
  const { formId } = target.data
  const submission = {
    id: attemptId({ formId, userId, taskId, answer: answer.value }),
    task,
    answer: answer.value,
    durationMs: Math.min(MAX_DURATION_MS, Math.max(0, nowMs - decodeTime(formId))),
    ...(practiceId === undefined ? {} : { practiceId }),
  }
  // A form that is sent again after its answer was taken back would say what no longer counts.
  if (handles.reader.forLearner(userId, (view) => findOwnAttempt(view, userId, submission.id))?.isWithdrawn) {
    return ok(refuse('conflict', task, TAKEN_BACK, typed))
  }
  const submitted = await submitAttempt(handles, learner, submission, nowMs)
  if (!submitted.ok) return ok(refuse(submitted.reason, task, MESSAGES[submitted.reason], typed))
  const result = tell(taskId, answer.value, submitted.value, localDay(nowMs, learner.timeZone))
  return ok({ result, refusal: null })
}

const Id = z.string().check(z.regex(ULID_PATTERN))
const AnswerForm = z.object({ taskId: Id, revisionId: Id, formId: Id })

const MESSAGES: Record<SubmitRefusal | 'signed-out', string> = {
  conflict: 'This form has been used for another answer. Load the page again to answer anew.',
  'not-enrolled': 'Take this course first; then your answers count.',
  'signed-out': 'You are signed out. Sign in again, in another tab; your answer is still here.',
  unavailable: 'This could not be saved just now. Your answer is still here: try again in a moment.',
}

const TAKEN_BACK = 'This answer was taken back. Load the page again to answer anew.'

function readAnswer(task: TaskRevision, typed: FormFields) {
  const type = findTaskType(task.type)
  if (!type) throw new Error(`task ${task.taskId} is of an unknown type, ${task.type}`)
  return type.readAnswer(typed)
}

/** @param today `YYYY-MM-DD` where the learner is */
function tell(taskId: string, answer: Json, submitted: SubmittedAttempt, today: string): AnswerResult {
  const { grade, pay, nextReviewDay, attempt, saved } = submitted
  return {
    status: 'graded',
    taskId,
    answer,
    grade,
    xpEarned: pay.xpEarned,
    payWords: payInWords(pay, { isToday: attempt.localDay === today }),
    nextReviewDay,
    returnWords: nextReviewDay === null ? '' : returnInWords(nextReviewDay, today),
    saved,
  }
}

function refuse(refusal: Refusal, task: TaskRevision, message: string, typed: FormFields): ReceivedAnswer {
  return { refusal, result: { status: 'refused', taskId: task.taskId, message, typed } }
}
