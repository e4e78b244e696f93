import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, type Result } from '#app/kernel/result.ts'
import { findReportRefusal } from './find-report-refusal.server.ts'
import { keepOnce } from './keep-once.server.ts'
import { listEnrollments } from './list-enrollments.server.ts'
import type { TaskReported } from './rules/task-reported.ts'
import { saidEntryId } from './said-entry-id.server.ts'
import type { LessonHandles } from './write-note.server.ts'

/**
 * Reports a mistake in a task. The same words about the same revision are one report, however often they are sent.
 *
 * @param revisionId ULID of the revision that was on screen
 * @returns `unavailable` when the journal cannot keep it
 */
export async function reportTask(
  { reader, journal }: LessonHandles,
  learner: EntryAuthor,
  { revisionId, ...report }: TaskReported & { readonly revisionId: string },
  nowMs: number,
): Promise<Result<null, 'unknown-task' | 'not-enrolled' | 'unavailable'>> {
  const { userId } = learner
  const refusal = reader.forLearner(userId, (view) =>
    findReportRefusal(view, listEnrollments(view, userId), report.taskId, revisionId),
  )
  if (refusal) return fail(refusal)
  const id = saidEntryId(['task-reported', userId, revisionId, report], revisionId)
  return keepOnce(journal, makeEntry('task-reported.v1', learner, report, { id, nowMs, revisionId }))
}
