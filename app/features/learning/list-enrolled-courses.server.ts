import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { findCourse, type CourseOutline } from '#app/features/content/find-course.server.ts'
import { compareText } from '#app/kernel/compare-text.ts'
import { listEnrollments } from './list-enrollments.server.ts'
import { listLessonProgress } from './list-lesson-progress.server.ts'
import { continueAt } from './rules/continue-at.ts'
import type { LessonProgress } from './rules/lesson-progress.ts'

/** A course that a learner has taken up, and how far they are. */
export interface EnrolledCourse {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly lessons: number
  readonly finished: number
  /** Where to go on; null when all is finished. */
  readonly next: { readonly slug: string; readonly title: string; readonly isBegun: boolean } | null
  /** ISO-8601; null before the first answer. */
  readonly lastActivityAt: string | null
}

/** A learner's courses, the one worked on last first. */
export function listEnrolledCourses(view: LearnerSnapshot, userId: string): EnrolledCourse[] {
  const courseIds = [...listEnrollments(view, userId)]
  if (courseIds.length === 0) return []
  const progress = listLessonProgress(view, userId)
  const slugs = view.all('course-slugs', slugsOf({ courseIds: toList(courseIds) }))
  return slugs
    .flatMap(({ slug }) => findCourse(view, slug) ?? [])
    .map((course) => toEnrolled(course, progress))
    .toSorted((a, b) => compareText(b.lastActivityAt ?? '', a.lastActivityAt ?? ''))
}

const slugsOf = prepare((given: { readonly courseIds: string }) =>
  tables.selectFrom('Course').select('slug').where('id', 'in', textsOf(given.courseIds)),
)

function toEnrolled(course: CourseOutline, progress: ReadonlyMap<string, LessonProgress>): EnrolledCourse {
  const lessons = course.modules.flatMap((module) => module.lessons)
  const own = lessons.flatMap((lesson) => progress.get(lesson.id) ?? [])
  const nextId = continueAt(
    lessons.map((lesson) => lesson.id),
    progress,
  )
  const next = lessons.find((lesson) => lesson.id === nextId)
  return {
    id: course.id,
    slug: course.slug,
    title: course.title,
    lessons: lessons.length,
    finished: own.filter((lesson) => lesson.finishedAt).length,
    next: next ? { slug: next.slug, title: next.title, isBegun: progress.has(next.id) } : null,
    lastActivityAt:
      own
        .map((lesson) => lesson.lastActivityAt)
        .toSorted()
        .at(-1) ?? null,
  }
}
