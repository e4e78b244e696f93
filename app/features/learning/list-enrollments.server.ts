import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { Enrolled } from './rules/enrollment.ts'

/** The ids of the courses that a learner has taken up, pending entries included, in the order they did. */
export function listEnrollments(view: LearnerSnapshot, userId: string): ReadonlySet<string> {
  const rows = view.all('enrollments', enrollmentsOf({ userId }))
  const pending = view.pending
    .filter((entry) => entry.kind === 'enrolled.v1')
    .map((entry) => Enrolled.parse(entry.payload).courseId)
  return new Set([...rows.map((row) => row.courseId), ...pending])
}

const enrollmentsOf = prepare((given: { readonly userId: string }) =>
  tables.selectFrom('Enrollment').select('courseId').where('userId', '=', given.userId).orderBy('startedAt'),
)
