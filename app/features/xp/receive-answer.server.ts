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
import { tasks } from '#app/words/en/tasks.ts'
import { xp } from '#app/words/en/xp.ts'
import type { Locale } from '#app/words/locale.ts'
import { wordsOf, type Words } from '#app/words/words.ts'
import { attemptId } from './attempt-id.server.ts'
import { findOwnAttempt } from './find-own-attempt.server.ts'
import { answerInWords } from './rules/answer-words.ts'
import { MAX_DURATION_MS } from './rules/attempt.ts'
import { submitAttempt, type SubmitHandles, type SubmittedAttempt } from './submit-attempt.server.ts'

/** What is to be shown of an answer, and why it was refused where it was. */
export interface ReceivedAnswer {
  readonly result: AnswerResult
  readonly refusal: Refusal | null
}

/** When and where an answer comes in. */
export interface AnswerOccasion {
  readonly nowMs: number
  /** The language of the page. */
  readonly locale: Locale
  /** ULID of the practice session that it was given in. */
  readonly practiceId?: string
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
  { nowMs, locale, practiceId }: AnswerOccasion,
): Promise<Result<ReceivedAnswer, 'unknown-task'>> {
  const typed = toFormFields(form)
  const target = AnswerForm.safeParse(
    Object.fromEntries(Object.entries(typed).map(([name, [first]]) => [name, first])),
  )
  const task = target.success
    ? findTaskRevision(handles.reader, target.data.taskId, target.data.revisionId)
    : null
  if (!target.success || !task) return fail('unknown-task')
  const t = wordsOf(xp, locale)
  if (!learner) return ok(refuse('signed-out', task, t('refusals.signed-out'), typed))
  const answer = readAnswer(task, typed, locale)
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
    return ok(refuse('conflict', task, t('refusals.taken-back'), typed))
  }
  const submitted = await submitAttempt(handles, learner, submission, nowMs)
  if (!submitted.ok) {
    return ok(refuse(submitted.reason, task, t(`refusals.${submitted.reason}`), typed))
  }
  const result = tell(t, taskId, answer.value, submitted.value, localDay(nowMs, learner.timeZone))
  return ok({ result, refusal: null })
}

const Id = z.string().check(z.regex(ULID_PATTERN))
const AnswerForm = z.object({ taskId: Id, revisionId: Id, formId: Id })

function readAnswer(task: TaskRevision, typed: FormFields, locale: Locale) {
  const type = findTaskType(task.type)
  if (!type) throw new Error(`task ${task.taskId} is of an unknown type, ${task.type}`)
  return type.readAnswer(typed, wordsOf(tasks, locale))
}

/** @param today `YYYY-MM-DD` where the learner is */
function tell(
  t: Words<typeof xp>,
  taskId: string,
  answer: Json,
  submitted: SubmittedAttempt,
  today: string,
): AnswerResult {
  const { grade, pay, nextReviewDay, attempt, saved } = submitted
  return {
    status: 'graded',
    taskId,
    answer,
    grade,
    xpEarned: pay.xpEarned,
    nextReviewDay,
    ...answerInWords(t, { pay, localDay: attempt.localDay, nextReviewDay }, today),
    saved,
  }
}

function refuse(refusal: Refusal, task: TaskRevision, message: string, typed: FormFields): ReceivedAnswer {
  return { refusal, result: { status: 'refused', taskId: task.taskId, message, typed } }
}
