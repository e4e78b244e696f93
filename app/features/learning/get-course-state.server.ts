import type { LearnerSnapshot } from '#app/data/reader.ts'
import type { CourseOutline } from '#app/features/content/find-course.server.ts'
import { listEnrollments } from './list-enrollments.server.ts'
import { listLessonProgress } from './list-lesson-progress.server.ts'
import { continueAt } from './rules/continue-at.ts'

/** How far somebody is in a course. */
export interface CourseState {
  readonly isEnrolled: boolean
  /** 0 to 100 by lesson id, for the lessons that were begun; 100 is finished. */
  readonly lessons: Readonly<Record<string, number>>
  /** Slug of the lesson to go on with; null when there is none left. */
  readonly nextSlug: string | null
  readonly finished: number
  readonly total: number
}

/** The state of somebody who is not signed in. */
export const NO_COURSE_STATE: CourseState = {
  isEnrolled: false,
  lessons: {},
  nextSlug: null,
  finished: 0,
  total: 0,
}

/** A learner's state in one course. */
export function getCourseState(view: LearnerSnapshot, userId: string, course: CourseOutline): CourseState {
  const progress = listLessonProgress(view, userId)
  const lessons = course.modules.flatMap((module) => module.lessons)
  const nextId = continueAt(
    lessons.map((lesson) => lesson.id),
    progress,
  )
  const begun = lessons.flatMap((lesson) => progress.get(lesson.id) ?? [])
  return {
    isEnrolled: listEnrollments(view, userId).has(course.id),
    lessons: Object.fromEntries(begun.map((lesson) => [lesson.lessonId, lesson.completionPercentage])),
    nextSlug: lessons.find((lesson) => lesson.id === nextId)?.slug ?? null,
    finished: begun.filter((lesson) => lesson.finishedAt).length,
    total: lessons.length,
  }
}
