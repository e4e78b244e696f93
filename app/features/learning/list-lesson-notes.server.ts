import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { listTouchedNotes } from './list-touched-notes.server.ts'
import { overlayNotes, SHOWN_NOTES, takeShown, type OwnNote } from './rules/own-note.ts'

/**
 * A learner's notes on a lesson, pending entries included, in the order in which they were begun; of very many those that
 * were written last.
 */
export function listLessonNotes(view: LearnerSnapshot, userId: string, lessonId: string): OwnNote[] {
  const stored = view.all('lesson-notes', notesOn({ userId, lessonId, limit: SHOWN_NOTES }))
  return overlayNotes(takeShown(stored), listTouchedNotes(view, userId)).filter(
    (note) => note.lessonId === lessonId,
  )
}

const notesOn = prepare(
  (given: Readonly<Record<'userId' | 'lessonId', string>> & { readonly limit: number }) =>
    tables
      .selectFrom('Note')
      .select(['id', 'lessonId', 'anchor', 'body', 'conflictOfId', 'writtenAt', 'removedAt'])
      .where('userId', '=', given.userId)
      .where('lessonId', '=', given.lessonId)
      .where('removedAt', 'is', null)
      .orderBy('writtenAt', 'desc')
      .limit(given.limit),
)
