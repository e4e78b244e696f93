import type { Journal } from '#app/data/journal.ts'
import type { Reader } from '#app/data/reader.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, type Result } from '#app/kernel/result.ts'
import { findNoteRefusal, findNoteRemovalRefusal, type NoteRefusal } from './find-note-refusal.server.ts'
import { keepOnce } from './keep-once.server.ts'
import { listEnrollments } from './list-enrollments.server.ts'
import type { NoteRemoved, NoteWritten } from './rules/note-entries.ts'
import { saidEntryId } from './said-entry-id.server.ts'

/** What acts about a lesson need. */
export interface LessonHandles {
  readonly reader: Reader
  readonly journal: Journal
}

/**
 * Writes a note, or writes it anew. The same text over the same version is written once, however often it is sent.
 *
 * @returns `unavailable` when the journal cannot keep it
 */
export async function writeNote(
  { reader, journal }: LessonHandles,
  learner: EntryAuthor,
  note: NoteWritten,
  nowMs: number,
): Promise<Result<null, NoteRefusal | 'unavailable'>> {
  const { userId } = learner
  const refusal = reader.forLearner(userId, (view) =>
    findNoteRefusal(view, listEnrollments(view, userId), { userId, ...note }),
  )
  if (refusal) return fail(refusal)
  const id = saidEntryId(['note-written', userId, note], note.noteId)
  return keepOnce(journal, makeEntry('note-written.v1', learner, note, { id, nowMs }))
}

/**
 * Removes a version of a note. What was written over it meanwhile stays.
 *
 * @returns `unavailable` when the journal cannot keep it
 */
export async function removeNote(
  { reader, journal }: LessonHandles,
  learner: EntryAuthor,
  removal: NoteRemoved,
  nowMs: number,
): Promise<Result<null, NoteRefusal | 'unavailable'>> {
  const { userId } = learner
  const refusal = reader.forLearner(userId, (view) => findNoteRemovalRefusal(view, { userId, ...removal }))
  if (refusal) return fail(refusal)
  const id = saidEntryId(['note-removed', userId, removal], removal.noteId)
  return keepOnce(journal, makeEntry('note-removed.v1', learner, removal, { id, nowMs }))
}
