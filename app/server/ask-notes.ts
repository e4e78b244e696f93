import { ulid } from 'ulid'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { makeEntry } from '#app/entries.ts'
import { findLessonRefusal } from '#app/features/learning/find-lesson-refusal.server.ts'
import { findNoteRemovalRefusal } from '#app/features/learning/find-note-refusal.server.ts'
import { listBookmarks } from '#app/features/learning/list-bookmarks.server.ts'
import { listLessonNotes } from '#app/features/learning/list-lesson-notes.server.ts'
import { listNotes } from '#app/features/learning/list-notes.server.ts'
import { listOpenReports } from '#app/features/learning/list-open-reports.server.ts'
import type { Example } from './find-example.ts'

/** Asks what is asked about a learner's notes and bookmarks, and about reports of mistakes. */
export function askAboutNotes(
  { all }: LearnerSnapshot,
  { userId, lessonId }: Pick<Example, 'userId' | 'lessonId'>,
): void {
  const author = { userId, deviceId: ulid(), timeZone: 'UTC' }
  const note = { noteId: ulid(), lessonId, anchor: null, body: 'A note.', over: null }
  const written = makeEntry('note-written.v1', author, note, { id: ulid(), nowMs: Date.now() })
  const view = { all, pending: [written] }
  listLessonNotes(view, userId, lessonId)
  listNotes(view, userId, '')
  listBookmarks(view, userId)
  findLessonRefusal(view, new Set(), lessonId)
  findNoteRemovalRefusal(view, { userId, noteId: note.noteId, lessonId })
  listOpenReports(view)
}
