import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { findLessonRefusal, findRemovalRefusal } from './find-lesson-refusal.server.ts'

/** Why a note is not written or removed: there is no such lesson for the learner, or the note is somebody else's. */
export type NoteRefusal = 'unknown-lesson' | 'somebody-else'

/** Who wants to do something to which note, of which lesson. */
export interface NoteWish {
  readonly userId: string
  readonly noteId: string
  readonly lessonId: string
}

/**
 * Why a learner may not write a note; null when they may.
 *
 * @param enrolled ids of the courses that they have taken up
 */
export function findNoteRefusal(
  view: Snapshot,
  enrolled: ReadonlySet<string>,
  { userId, noteId, lessonId }: NoteWish,
): NoteRefusal | null {
  return findLessonRefusal(view, enrolled, lessonId) ?? findForeign(view, userId, noteId)
}

/** Why a learner may not remove a note; null when they may. */
export function findNoteRemovalRefusal(
  view: Snapshot,
  { userId, noteId, lessonId }: NoteWish,
): NoteRefusal | null {
  return findRemovalRefusal(view, lessonId) ?? findForeign(view, userId, noteId)
}

function findForeign(view: Snapshot, userId: string, noteId: string): 'somebody-else' | null {
  return view.all('foreign-note', foreignNote({ userId, noteId })).length > 0 ? 'somebody-else' : null
}

const foreignNote = prepare((given: Readonly<Record<'userId' | 'noteId', string>>) =>
  tables.selectFrom('Note').select('id').where('id', '=', given.noteId).where('userId', '<>', given.userId),
)
