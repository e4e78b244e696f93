import type { Journal } from '#app/data/journal.ts'
import type { Reader } from '#app/data/reader.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { listEnrollments } from './list-enrollments.server.ts'

/**
 * The learner's own word that they are through with a lesson. Saying it again changes nothing: the first counts.
 *
 * @returns `not-enrolled` for somebody who has not taken the course; `unavailable` when the journal cannot keep the entry
 */
export async function finishLesson(
  { reader, journal }: { readonly reader: Reader; readonly journal: Journal },
  learner: EntryAuthor,
  lesson: { readonly lessonId: string; readonly courseId: string; readonly revisionId: string },
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'not-enrolled' | 'unavailable'>> {
  const { lessonId, courseId, revisionId } = lesson
  const { userId } = learner
  const isEnrolled = reader.forLearner(userId, (view) => listEnrollments(view, userId).has(courseId))
  if (!isEnrolled) return fail('not-enrolled')
  const entry = makeEntry(
    'lesson-finished.v1',
    learner,
    { lessonId, courseId },
    { id: occasion.newId(), nowMs: occasion.nowMs, revisionId },
  )
  const kept = await journal.append(entry)
  return kept.ok ? ok(null) : fail('unavailable')
}
