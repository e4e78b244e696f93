import type { Journal } from '#app/data/journal.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/**
 * Takes up a free course. Doing it again changes nothing.
 *
 * @returns `not-free` for a course that has a price; `unavailable` when the journal cannot keep the entry
 */
export async function enrollInCourse(
  journal: Journal,
  learner: EntryAuthor,
  course: { readonly courseId: string; readonly priceCents: number },
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'not-free' | 'unavailable'>> {
  if (course.priceCents > 0) return fail('not-free')
  const entry = makeEntry(
    'enrolled.v1',
    learner,
    { courseId: course.courseId },
    { id: occasion.newId(), nowMs: occasion.nowMs },
  )
  const kept = await journal.append(entry)
  return kept.ok ? ok(null) : fail('unavailable')
}
