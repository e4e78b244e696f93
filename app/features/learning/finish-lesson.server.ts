import type { Journal } from '#app/data/journal.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/**
 * The learner's own word that they are through with a lesson. Saying it again changes nothing: the first counts.
 *
 * @returns `unavailable` when the journal cannot keep the entry
 */
export async function finishLesson(
  journal: Journal,
  learner: EntryAuthor,
  lesson: { readonly lessonId: string; readonly courseId: string; readonly revisionId: string },
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'unavailable'>> {
  const { lessonId, courseId, revisionId } = lesson
  const entry = makeEntry(
    'lesson-finished.v1',
    learner,
    { lessonId, courseId },
    { id: occasion.newId(), nowMs: occasion.nowMs, revisionId },
  )
  const kept = await journal.append(entry)
  return kept.ok ? ok(null) : fail('unavailable')
}
