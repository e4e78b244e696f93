import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'

/**
 * Why a learner may not take up a course by themselves; null when they may. Taking it up again changes nothing, so it is
 * not refused, whatever the course costs by now.
 *
 * @param enrolled ids of the courses that they have taken up
 */
export function findEnrollmentRefusal(
  view: Snapshot,
  enrolled: ReadonlySet<string>,
  courseId: string,
): 'unknown-course' | 'not-free' | null {
  if (enrolled.has(courseId)) return null
  const [course] = view.all('course-price', coursePrice({ courseId }))
  if (!course) return 'unknown-course'
  return course.priceCents > 0 ? 'not-free' : null
}

const coursePrice = prepare((given: { readonly courseId: string }) =>
  tables
    .selectFrom('Course')
    .select('priceCents')
    .where('id', '=', given.courseId)
    .where('status', '=', 'PUBLISHED'),
)
