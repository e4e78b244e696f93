import type { Snapshot } from '#app/data/reader.ts'
import { findTaskRevision } from '#app/features/content/find-task-revision.server.ts'

/**
 * Why a learner's report of a mistake is not taken; null when it is. Tasks are shown to whoever has taken the course.
 *
 * @param enrolled ids of the courses that they have taken up
 * @param revisionId the revision of the task that they had on screen
 */
export function findReportRefusal(
  view: Snapshot,
  enrolled: ReadonlySet<string>,
  taskId: string,
  revisionId: string | null,
): 'unknown-task' | 'not-enrolled' | null {
  const task = findTaskRevision(view, taskId, revisionId ?? '')
  if (!task) return 'unknown-task'
  return enrolled.has(task.courseId) ? null : 'not-enrolled'
}
