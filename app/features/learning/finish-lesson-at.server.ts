import type { Journal } from '#app/data/journal.ts'
import type { Reader } from '#app/data/reader.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { findLesson } from '#app/features/content/find-lesson.server.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { finishLesson } from './finish-lesson.server.ts'

/** Why a lesson was not finished; `unknown-lesson`: there is none at this address. */
export type FinishRefusal = 'unknown-lesson' | 'not-enrolled' | 'unavailable'

/**
 * Finishes the lesson at an address, as it is published now.
 *
 * @returns the path to go on at: the next lesson's, or the course's after the last
 */
export async function finishLessonAt(
  handles: { readonly reader: Reader; readonly journal: Journal },
  learner: EntryAuthor,
  at: { readonly courseSlug: string; readonly lessonSlug: string },
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<string, FinishRefusal>> {
  const page = findLesson(handles.reader, at.courseSlug, at.lessonSlug)
  if (!page) return fail('unknown-lesson')
  const { course, lesson, next } = page
  const what = { lessonId: lesson.id, courseId: course.id, revisionId: lesson.revisionId }
  const finished = await finishLesson(handles, learner, what, occasion)
  if (!finished.ok) return finished
  return ok(next ? `/courses/${course.slug}/lessons/${next.slug}` : `/courses/${course.slug}`)
}
