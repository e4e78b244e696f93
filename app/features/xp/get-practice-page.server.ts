import type { LearnerSnapshot } from '#app/data/reader.ts'
import type { Json } from '#app/kernel/entry.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { findPracticeTask, type PracticeTask } from './find-practice-task.server.ts'
import { getPracticeSummary, type PracticeSummary } from './get-practice-summary.server.ts'
import { answeredTasks, listPracticeAttempts, type PracticeAttempt } from './list-practice-attempts.server.ts'
import { listPracticeQueue } from './list-practice-queue.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { previewPay } from './preview-pay.server.ts'
import { toPay, type Pay } from './rules/pay.ts'
import { practiceAddress, type PracticePlace } from './rules/practice-address.ts'
import { modeOf, SESSION_TASKS } from './rules/practice-mode.ts'
import { isWithdrawalInTime } from './rules/withdrawal.ts'

/** What an address of a practice session asks for. */
export interface AskedPractice {
  /** ULID. */
  readonly practiceId: string
  readonly place: PracticePlace
}

/**
 * What there is at an address of a practice session. `next`: the path of its next task. `over`: it has had its tasks, none
 * is left, or the learner ends it. `unknown-task`: the address names none of the tasks in the learner's courses.
 */
export type PracticePage =
  | TaskPage
  | { readonly kind: 'next'; readonly to: string }
  | {
      readonly kind: 'over'
      readonly summary: PracticeSummary
      /** Where the session goes on, if it does. */
      readonly resumeTo: string | null
    }
  | { readonly kind: 'unknown-task' }

/** A task of the session, asked or answered. */
export interface TaskPage {
  readonly kind: 'task'
  readonly practice: PracticeTask
  /** What a right answer would pay, and why. */
  readonly worth: Pay
  /** Which task of the session it is, from 1. */
  readonly number: number
  /** How many tasks the session will have had, as far as can be seen. */
  readonly total: number
  /** The latest answer to it in this session; null while it is asked. */
  readonly answered: AnswerGiven | null
  /** `YYYY-MM-DD` where the learner is. */
  readonly today: string
  /** The session's last answer, while it can be taken back. */
  readonly undoable: { readonly attemptId: string; readonly taskId: string } | null
}

/** An answer that was given before, and what is to be said of it. */
export interface AnswerGiven {
  /** The entry's id. */
  readonly id: string
  readonly answer: Json
  readonly isCorrect: boolean
  readonly pay: Pay
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  /** `YYYY-MM-DD`; null where the schedule says nothing. */
  readonly nextReviewDay: string | null
}

/** Where a learner stands in a practice session: what its address says, and the answers that carry its id. */
export function getPracticePage(
  view: LearnerSnapshot,
  learner: LearnerPlace,
  { practiceId, place }: AskedPractice,
  nowMs: number,
): PracticePage {
  const attempts = listPracticeAttempts(view, learner.userId, practiceId)
  const answered = answeredTasks(attempts)
  const passed = new Set([...answered, ...place.skippedIds])
  const aim = { mode: modeOf(practiceId), topicSlug: place.topicSlug }
  const left = listPracticeQueue(view, learner, aim, nowMs)
    .map(({ taskId }) => taskId)
    .filter((taskId) => !passed.has(taskId))
  if (place.taskId !== null && !place.isEnding) {
    const practice = findPracticeTask(view, learner.userId, place.taskId)
    if (!practice) return { kind: 'unknown-task' }
    const { topicSlug, task } = practice
    const worth = previewPay(view, learner, { taskId: task.id, topicSlug }, nowMs)
    const now = { ms: nowMs, timeZone: learner.timeZone }
    return toTaskPage(practice, { attempts, answered, left, worth, now })
  }
  const [nextId] = answered.length < SESSION_TASKS ? left : []
  if (nextId !== undefined && !place.isEnding) {
    return { kind: 'next', to: practiceAddress(practiceId, { ...place, taskId: nextId }) }
  }
  const summary = getPracticeSummary(view, learner, practiceId, nowMs)
  const resumeTo =
    nextId === undefined ? null : practiceAddress(practiceId, { ...place, taskId: null, isEnding: false })
  return { kind: 'over', summary, resumeTo }
}

/** How far a session is, and when and where that is asked. */
interface Progress {
  readonly attempts: readonly PracticeAttempt[]
  /** Ids of the tasks answered. */
  readonly answered: readonly string[]
  /** Ids of the tasks that would come next. */
  readonly left: readonly string[]
  readonly worth: Pay
  readonly now: { readonly ms: number; readonly timeZone: string }
}

function toTaskPage(practice: PracticeTask, { attempts, answered, left, worth, now }: Progress): TaskPage {
  const { id: taskId } = practice.task
  const given = attempts.findLast((attempt) => attempt.taskId === taskId)
  const number = given ? answered.indexOf(taskId) + 1 : answered.length + 1
  // It is one more where it was asked for by its own address.
  const coming = given || left.includes(taskId) ? left.length : left.length + 1
  const total = Math.max(number, Math.min(SESSION_TASKS, answered.length + coming))
  const last = attempts.at(-1)
  const canUndo = last !== undefined && isWithdrawalInTime(last.at, toIso(now.ms))
  return {
    kind: 'task',
    practice,
    worth,
    number,
    total,
    answered: given ? toGiven(given) : null,
    today: localDay(now.ms, now.timeZone),
    undoable: canUndo ? { attemptId: last.id, taskId: last.taskId } : null,
  }
}

function toGiven(attempt: PracticeAttempt): AnswerGiven {
  const { id, answer, isCorrect, localDay: day, nextReviewDay } = attempt
  return { id, answer, isCorrect, pay: toPay(attempt), localDay: day, nextReviewDay }
}
