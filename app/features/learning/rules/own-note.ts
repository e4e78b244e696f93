import { compareText } from '#app/kernel/compare-text.ts'
import type { NoteRow } from './fold-note.ts'
import { versionOf, type NoteText } from './note-text.ts'

/** A note as its owner sees it. */
export interface OwnNote extends NoteText {
  /** Of its row. */
  readonly id: string
  /** What forms about it name: the same for all that are in conflict with each other. */
  readonly noteId: string
  /** What forms about it are written over. */
  readonly version: string
  /** Whether it is in conflict with the note that was written later, and is kept beside it. */
  readonly isConflict: boolean
}

/** Notes that a page shows at most. */
export const SHOWN_NOTES = 1_000
/** Characters of notes that a page shows at most; a page of more would keep everybody else waiting. */
const SHOWN_CHARACTERS = 2_000_000

/**
 * The rows that a page has room for.
 *
 * @param rows those that were written last first, `SHOWN_NOTES` at most
 */
export function takeShown(rows: readonly NoteRow[]): readonly NoteRow[] {
  let characters = 0
  const first = rows.findIndex(({ body }) => (characters += body.length) > SHOWN_CHARACTERS)
  return first === -1 ? rows : rows.slice(0, first)
}

/** What changes for a note by entries that a state of the database does not hold. */
export interface TouchedNote {
  readonly noteId: string
  readonly before: readonly NoteRow[]
  readonly after: readonly NoteRow[]
}

/** The notes that are there, of rows in which they are stored and of those that change. */
export function overlayNotes(stored: readonly NoteRow[], touched: readonly TouchedNote[]): OwnNote[] {
  const changed = new Set(touched.map(({ noteId }) => noteId))
  const same = stored.filter((row) => !changed.has(noteIdOf(row)))
  return [...same, ...touched.flatMap(({ after }) => after)]
    .filter(({ removedAt }) => removedAt === null)
    .map(toOwnNote)
    .toSorted(compareNotes)
}

function noteIdOf({ id, conflictOfId }: NoteRow): string {
  return conflictOfId ?? id
}

function toOwnNote(row: NoteRow): OwnNote {
  const { id, lessonId, anchor, body, writtenAt } = row
  const [noteId, text] = [noteIdOf(row), { lessonId, anchor, body, writtenAt }]
  return { ...text, id, noteId, version: versionOf(noteId, text), isConflict: row.conflictOfId !== null }
}

/** As they were begun; what is in conflict stands together, the later text first. */
function compareNotes(one: OwnNote, other: OwnNote): number {
  return (
    compareText(one.noteId, other.noteId) ||
    Number(one.isConflict) - Number(other.isConflict) ||
    compareText(other.writtenAt, one.writtenAt) ||
    compareText(one.id, other.id)
  )
}

/** Notes that are in conflict with each other, together; every other one alone. */
export function groupNotes(notes: readonly OwnNote[]): (readonly OwnNote[])[] {
  const groups = new Map<string, OwnNote[]>()
  for (const note of notes) {
    const group = groups.get(note.noteId)
    if (group) group.push(note)
    else groups.set(note.noteId, [note])
  }
  return [...groups.values()]
}
