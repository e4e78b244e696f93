import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import type { EnrolledCourse } from '#app/features/learning/list-enrolled-courses.server.ts'
import type { RecommendFacts } from './rules/recommend.ts'

/** A course's next lesson, and whether the courses that should come before it are finished. */
export type NextLesson = RecommendFacts['nextLessons'][number]

/**
 * The next lesson of each published course that has one: of those taken up, the one worked on last first; then the first
 * lesson of the others, by title.
 *
 * @param courses those taken up
 */
export function listNextLessons(view: LearnerSnapshot, courses: readonly EnrolledCourse[]): NextLesson[] {
  const finished = new Set(
    courses
      .filter((course) => course.lessons > 0 && course.finished === course.lessons)
      .map(({ slug }) => slug),
  )
  const unmet = new Set(
    listRequirements(view)
      .filter(({ requires }) => !finished.has(requires))
      .map(({ courseSlug }) => courseSlug),
  )
  const taken = courses.flatMap(({ slug, title, next }) =>
    next ? [{ courseSlug: slug, courseTitle: title, lessonSlug: next.slug, lessonTitle: next.title }] : [],
  )
  const others = view.all('first-lessons', firstLessons({ taken: toList(courses.map(({ slug }) => slug)) }))
  return [...taken, ...others].map((lesson) => ({
    ...lesson,
    prerequisitesMet: !unmet.has(lesson.courseSlug),
  }))
}

function listRequirements(view: Snapshot) {
  return view.all('course-requirements', requirements)
}

const requirements = prepare(() =>
  tables
    .selectFrom('CoursePrerequisite')
    .innerJoin('Course', 'Course.id', 'CoursePrerequisite.courseId')
    .innerJoin('Course as Required', 'Required.id', 'CoursePrerequisite.requiresId')
    .select(['Course.slug as courseSlug', 'Required.slug as requires'])
    .where('Course.status', '=', 'PUBLISHED')
    .where('Required.status', '=', 'PUBLISHED'),
)({})

/** The first lessons of free courses that have not been taken up. */
const firstLessons = prepare((given: { readonly taken: string }) =>
  tables
    .selectFrom('Course')
    .innerJoin('Module', 'Module.courseId', 'Course.id')
    .innerJoin('Lesson', 'Lesson.moduleId', 'Module.id')
    .select(['Course.slug as courseSlug', 'Course.title as courseTitle'])
    .select(['Lesson.slug as lessonSlug', 'Lesson.title as lessonTitle'])
    .where('Course.status', '=', 'PUBLISHED')
    .where('Course.priceCents', '=', 0)
    .where('Course.slug', 'not in', textsOf(given.taken))
    .where('Module.order', '=', 1)
    .where('Lesson.order', '=', 1)
    .where('Lesson.currentRevisionId', 'is not', null)
    .orderBy('Course.title')
    .orderBy('Course.slug'),
)
