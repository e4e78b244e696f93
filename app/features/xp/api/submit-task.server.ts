import type { EntryAuthor } from '#app/entries.ts'
import { findTaskRevision, type TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import type { ApiProblem } from '#app/features/user/rules/api-problem.ts'
import { findTaskTopic } from '#app/features/xp/find-task-topic.server.ts'
import {
  submitAttempt,
  type SubmitHandles,
  type SubmitRefusal,
  type SubmittedAttempt,
} from '#app/features/xp/submit-attempt.server.ts'
import type { Json } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { SubmitAnswer, SubmitBody } from './schemas.server.ts'

/** What handing in an answer over HTTP needs. */
export interface SubmitTaskHandles extends SubmitHandles {
  /** Whether this server lacks some of what its caller wrote last, on another one. */
  readonly isBehind: boolean
}

/** Takes an answer that came over HTTP; the server grades it. */
export async function submitTask(
  handles: SubmitTaskHandles,
  caller: EntryAuthor,
  body: SubmitBody,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<SubmitAnswer, ApiProblem>> {
  const task = readTask(handles, body)
  if (!task.ok) return task
  const answer = readAnswer(task.value, body.answer)
  if (!answer.ok) return answer
  const learner = { ...caller, timeZone: body.timeZone ?? caller.timeZone }
  const submission = {
    id: body.id ?? occasion.newId(),
    task: task.value,
    answer: answer.value,
    ...(body.at !== undefined && { at: body.at }),
  }
  const submitted = await submitAttempt(handles, learner, submission, occasion.nowMs)
  if (submitted.ok) return ok(toAnswer(task.value, submitted.value))
  const isLate = submitted.reason === 'not-enrolled' && handles.isBehind
  return fail(isLate ? ON_ITS_WAY : PROBLEMS[submitted.reason])
}

function readTask(
  { reader }: SubmitTaskHandles,
  { taskId, revisionId, topicSlug }: SubmitBody,
): Result<TaskRevision, ApiProblem> {
  const known = findTaskTopic(reader, taskId)
  if (known === null) return fail({ code: 'NOT_FOUND', message: 'There is no such task.', field: 'taskId' })
  if (known !== topicSlug) return invalid('topicSlug', `This task counts for the topic ${known}.`)
  const task = findTaskRevision(reader, taskId, revisionId)
  return task ? ok(task) : invalid('revisionId', 'This task has no such revision.')
}

/** The type names the field: `choice: Choose one`. */
function readAnswer({ type: name, taskId }: TaskRevision, given: Json): Result<Json, ApiProblem> {
  const type = findTaskType(name)
  if (!type) throw new Error(`task ${taskId} is of an unknown type, ${name}`)
  const read = type.parseAnswer(given)
  if (read.ok) return read
  const [, path = '', message = read.reason] = /^([^:]*): (.*)$/s.exec(read.reason) ?? []
  return invalid(path === '' || path === 'answer' ? 'answer' : `answer.${path}`, message)
}

function toAnswer({ taskId, revisionId }: TaskRevision, submitted: SubmittedAttempt): SubmitAnswer {
  const { grade, pay, standing, nextReviewDay, attempt, saved } = submitted
  const { xpEarned, multiplier, reason } = pay
  return {
    xpResult: { xpEarned, multiplier, reason, level: standing.level, nextReviewDate: nextReviewDay },
    userXP: standing,
    attempt: { ...attempt, taskId, revisionId, isCorrect: grade.isCorrect },
    saved,
  }
}

function invalid(field: string, message: string) {
  return fail({ code: 'VALIDATION_ERROR', field, message } as const)
}

const PROBLEMS: Readonly<Record<SubmitRefusal, ApiProblem>> = {
  'not-enrolled': { code: 'FORBIDDEN', message: 'Take the course of this task first.' },
  conflict: {
    code: 'DUPLICATE_ENTRY',
    message: 'Something else was handed in under this id before. That one is kept.',
    field: 'id',
  },
  unavailable: { code: 'UNAVAILABLE', message: 'This cannot be kept here just now. Try again in a moment.' },
}

const ON_ITS_WAY: ApiProblem = {
  code: 'UNAVAILABLE',
  message: 'Your latest work is still on its way to this server. Try again in a moment.',
}
