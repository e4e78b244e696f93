import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'

/**
 * Why a learner may keep nothing about a lesson; null when they may: its course is published, or theirs.
 *
 * @param enrolled ids of the courses that they have taken up
 */
export function findLessonRefusal(
  view: Snapshot,
  enrolled: ReadonlySet<string>,
  lessonId: string,
): 'unknown-lesson' | null {
  const [course] = view.all('course-of-lesson', courseOf({ lessonId }))
  return course && (course.status === 'PUBLISHED' || enrolled.has(course.id)) ? null : 'unknown-lesson'
}

/** Why nothing about a lesson can be taken away; null where there is such a lesson, whoever may still see it. */
export function findRemovalRefusal(view: Snapshot, lessonId: string): 'unknown-lesson' | null {
  return view.all('course-of-lesson', courseOf({ lessonId })).length > 0 ? null : 'unknown-lesson'
}

const courseOf = prepare((given: { readonly lessonId: string }) =>
  tables
    .selectFrom('Lesson')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .select(['Course.id', 'Course.status'])
    .where('Lesson.id', '=', given.lessonId),
)
