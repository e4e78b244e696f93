import { z } from 'zod/mini'
import { toKeptText } from '#app/kernel/kept-text.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { NOTE_MAX } from './note-text.ts'

/** How long the id of a heading may be, in characters. */
const ANCHOR_MAX = 300

const Id = z.string().check(z.regex(ULID_PATTERN))
/** A version is named by its text: in an entry and in a row that has to be the same. */
const asKept = z.overwrite(toKeptText)

/**
 * Payload of `note-written.v1`: a note as it is from now on.
 *
 * `noteId` was drawn with the form of a new note, and stays. `over` is the version that its writer had before them, as
 * `versionOf` names it; null for a new note.
 */
export const NoteWritten = z.object({
  noteId: Id,
  lessonId: Id,
  /** Id of the heading that it belongs to; null for the lesson as a whole. */
  anchor: z.nullable(z.string().check(asKept, z.minLength(1), z.maxLength(ANCHOR_MAX))),
  /** Plain text. */
  body: z.string().check(asKept, z.maxLength(NOTE_MAX), z.regex(/\S/)),
  over: z.nullable(Id),
})
export type NoteWritten = z.infer<typeof NoteWritten>

/** Payload of `note-removed.v1`: that version of a note is not wanted any more. */
export const NoteRemoved = z.object({ noteId: Id, lessonId: Id, over: Id })
export type NoteRemoved = z.infer<typeof NoteRemoved>
