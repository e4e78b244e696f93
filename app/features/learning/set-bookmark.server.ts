import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { findLessonRefusal, findRemovalRefusal } from './find-lesson-refusal.server.ts'
import { listBookmarks } from './list-bookmarks.server.ts'
import { listEnrollments } from './list-enrollments.server.ts'
import type { Bookmarked } from './rules/bookmark.ts'
import type { LessonHandles } from './write-note.server.ts'

/**
 * Sets a bookmark, or takes it away. What is so already is done.
 *
 * @returns `unavailable` when the journal cannot keep it
 */
export async function setBookmark(
  { reader, journal }: LessonHandles,
  learner: EntryAuthor,
  { lessonId, isSet }: Bookmarked,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'unknown-lesson' | 'unavailable'>> {
  const { userId } = learner
  const { refusal, isDone } = reader.forLearner(userId, (view) => ({
    refusal: isSet
      ? findLessonRefusal(view, listEnrollments(view, userId), lessonId)
      : findRemovalRefusal(view, lessonId),
    isDone: listBookmarks(view, userId).has(lessonId) === isSet,
  }))
  if (refusal) return fail(refusal)
  if (isDone) return ok(null)
  const { nowMs, newId } = occasion
  const kept = await journal.append(
    makeEntry('bookmarked.v1', learner, { lessonId, isSet }, { id: newId(), nowMs }),
  )
  return kept.ok ? ok(null) : fail('unavailable')
}
