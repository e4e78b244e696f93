import type { LearnerSnapshot } from '#app/data/reader.ts'
import { listBookmarks } from './list-bookmarks.server.ts'
import { listLessonNotes } from './list-lesson-notes.server.ts'
import type { OwnNote } from './rules/own-note.ts'

/** What a learner keeps about a lesson beside their answers. */
export interface LessonTools {
  readonly isBookmarked: boolean
  readonly notes: readonly OwnNote[]
  /** ULID for the next note. */
  readonly newNoteId: string
  /** Of the learner: IANA name. */
  readonly timeZone: string
}

/** A learner's bookmark and notes on a lesson, pending entries included. */
export function getLessonTools(
  view: LearnerSnapshot,
  { userId, timeZone }: { readonly userId: string; readonly timeZone: string },
  lesson: { readonly lessonId: string; readonly newNoteId: string },
): LessonTools {
  return {
    isBookmarked: listBookmarks(view, userId).has(lesson.lessonId),
    notes: listLessonNotes(view, userId, lesson.lessonId),
    newNoteId: lesson.newNoteId,
    timeZone,
  }
}
