import type { LearnerSnapshot } from '#app/data/reader.ts'
import { listTaskStates } from '#app/features/xp/list-task-states.server.ts'
import type { Json } from '#app/kernel/entry.ts'
import { listEnrollments } from './list-enrollments.server.ts'
import { listLessonProgress } from './list-lesson-progress.server.ts'

/** What a learner has done in one lesson. */
export interface LessonState {
  readonly isEnrolled: boolean
  readonly isFinished: boolean
  /** By task id, for the tasks that were tried; `answer` is null when the task has been changed since. */
  readonly tasks: Readonly<Record<string, { readonly isSolved: boolean; readonly answer: Json | null }>>
}

/** The state of somebody who is not signed in. */
export const NO_LESSON_STATE: LessonState = { isEnrolled: false, isFinished: false, tasks: {} }

/** A learner's state in a lesson and its tasks. */
export function getLessonState(
  view: LearnerSnapshot,
  userId: string,
  lesson: {
    readonly courseId: string
    readonly lessonId: string
    readonly tasks: readonly { readonly id: string; readonly revisionId: string }[]
  },
): LessonState {
  const taskIds = lesson.tasks.map((task) => task.id)
  const states = listTaskStates(view, userId, taskIds)
  const revisions = new Map(lesson.tasks.map((task) => [task.id, task.revisionId]))
  return {
    isEnrolled: listEnrollments(view, userId).has(lesson.courseId),
    isFinished: Boolean(listLessonProgress(view, userId).get(lesson.lessonId)?.finishedAt),
    tasks: Object.fromEntries(
      [...states].map(([taskId, { isSolved, best }]) => [
        taskId,
        { isSolved, answer: best.revisionId === revisions.get(taskId) ? best.answer : null },
      ]),
    ),
  }
}
