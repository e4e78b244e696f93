import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import {
  foldNote,
  fromNoteRows,
  toNoteRows,
  type NoteFact,
  type NoteRow,
  type NoteState,
} from './rules/fold-note.ts'
import { NoteRemoved, NoteWritten } from './rules/note-entries.ts'
import type { TouchedNote } from './rules/own-note.ts'

/** The notes that pending entries are about, as they are without them and with them. Notes of others stay out of it. */
export function listTouchedNotes(view: LearnerSnapshot, userId: string): TouchedNote[] {
  const facts = view.pending.flatMap(toFacts)
  if (facts.length === 0) return []
  const noteIds = [...new Set(facts.map(({ noteId }) => noteId))]
  const rows = view.all('touched-notes', notesOf({ noteIds: toList(noteIds) }))
  return noteIds
    .filter((noteId) => !rows.some((row) => row.id === noteId && !isOwn(row, userId)))
    .map((noteId) => {
      const before = rows
        .filter((row) => row.userId === userId && (row.id === noteId || row.conflictOfId === noteId))
        .map(({ userId: _, ...row }): NoteRow => row)
      const after = facts
        .filter((one) => one.noteId === noteId)
        .reduce<NoteState>((state, { fact }) => foldNote(noteId, state, fact), fromNoteRows(noteId, before))
      return { noteId, before, after: toNoteRows(noteId, after) }
    })
}

/** Somebody else's, or a text that is in conflict with one of theirs: neither is a note of this id that they may write. */
function isOwn(row: { readonly userId: string; readonly conflictOfId: string | null }, userId: string) {
  return row.userId === userId && row.conflictOfId === null
}

const notesOf = prepare((given: { readonly noteIds: string }) =>
  tables
    .selectFrom('Note')
    .select(['id', 'userId', 'lessonId', 'anchor', 'body', 'conflictOfId', 'writtenAt', 'removedAt'])
    .where((eb) =>
      eb.or([eb('id', 'in', textsOf(given.noteIds)), eb('conflictOfId', 'in', textsOf(given.noteIds))]),
    ),
)

interface FactOfNote {
  readonly noteId: string
  readonly fact: NoteFact
}

function toFacts({ kind, payload, at: writtenAt }: AcceptedEntry): FactOfNote[] {
  if (kind === 'note-written.v1') {
    const { noteId, ...text } = NoteWritten.parse(payload)
    return [{ noteId, fact: { kind: 'written', ...text, writtenAt } }]
  }
  if (kind === 'note-removed.v1') {
    const { noteId, ...removal } = NoteRemoved.parse(payload)
    return [{ noteId, fact: { kind: 'removed', ...removal, writtenAt } }]
  }
  return []
}
