import { compareText } from '#app/kernel/compare-text.ts'
import { versionOf, type NoteText } from './note-text.ts'

/** Something that was done to a note: written anew, or removed. */
export type NoteFact = NoteEdit | NoteRemoval

interface NoteEdit extends NoteText {
  readonly kind: 'written'
  /** The version that it was written over, as `versionOf` names it; null for none. */
  readonly over: string | null
}

interface NoteRemoval {
  readonly kind: 'removed'
  readonly lessonId: string
  readonly over: string
  /** ISO-8601, by a clock that was corrected. */
  readonly writtenAt: string
}

/** All that is known of one note; a function of the set of what was done to it. */
export interface NoteState {
  /** By version: the texts that nobody has written over or removed. More than one: nobody knew of the others. */
  readonly texts: ReadonlyMap<string, NoteText>
  /** By version: what was written over or removed. It may come later than the word that it was. */
  readonly gone: ReadonlyMap<string, Gone>
}

/** When a version was written over or removed first, and in which lesson. */
export interface Gone {
  readonly lessonId: string
  /** ISO-8601. */
  readonly goneAt: string
}

/** Of which nothing is known. */
export const NO_NOTE: NoteState = { texts: new Map(), gone: new Map() }

/**
 * Takes one more fact in. Whatever the order in which facts come, and however often, the state is the same: a text stays
 * until somebody who had it before them writes over it, or removes it.
 */
export function foldNote(noteId: string, state: NoteState, fact: NoteFact): NoteState {
  const [texts, gone] = [new Map(state.texts), new Map(state.gone)]
  if (fact.kind === 'written') {
    const { lessonId, anchor, body, writtenAt } = fact
    const text = { lessonId, anchor, body, writtenAt }
    const version = versionOf(noteId, text)
    if (!gone.has(version)) texts.set(version, text)
    // Nothing is written over itself.
    if (fact.over === version) return { texts, gone }
  }
  // The note's own id is no version.
  if (fact.over !== null && fact.over !== noteId) {
    texts.delete(fact.over)
    gone.set(fact.over, earlier(gone.get(fact.over), { lessonId: fact.lessonId, goneAt: fact.writtenAt }))
  }
  return { texts, gone }
}

function earlier(one: Gone | undefined, other: Gone): Gone {
  return one && compareGone(one, other) <= 0 ? one : other
}

function compareGone(one: Gone, other: Gone): number {
  return compareText(one.goneAt, other.goneAt) || compareText(one.lessonId, other.lessonId)
}

/** A row of `Note`. */
export interface NoteRow extends NoteText {
  readonly id: string
  readonly conflictOfId: string | null
  /** ISO-8601; null for one that is there. */
  readonly removedAt: string | null
}

/**
 * The rows of a note. The text that was written last is the note; every other one is a note of its own that is in
 * conflict with it, with its version as its id. Of what is gone the version is kept, without its text.
 *
 * @returns the note's own row first, which the others refer to
 */
export function toNoteRows(noteId: string, { texts, gone }: NoteState): NoteRow[] {
  const [last, ...others] = [...texts].toSorted(
    ([version, text], [otherVersion, other]) =>
      compareText(other.writtenAt, text.writtenAt) || compareText(otherVersion, version),
  )
  const lastGone = [...gone.values()].toSorted(compareGone).at(-1)
  const own = { id: noteId, conflictOfId: null }
  return [
    ...(last ? [{ ...own, ...last[1], removedAt: null }] : []),
    ...(!last && lastGone ? [{ ...own, ...emptyOf(lastGone) }] : []),
    ...others.map(([id, text]) => ({ id, conflictOfId: noteId, ...text, removedAt: null })),
    ...[...gone].map(([id, one]) => ({ id, conflictOfId: noteId, ...emptyOf(one) })),
  ]
}

function emptyOf({ lessonId, goneAt }: Gone) {
  return { lessonId, anchor: null, body: '', writtenAt: goneAt, removedAt: goneAt }
}

/** What `toNoteRows` has made rows of. */
export function fromNoteRows(noteId: string, rows: readonly NoteRow[]): NoteState {
  const texts = rows
    .filter(({ removedAt }) => removedAt === null)
    .map(({ lessonId, anchor, body, writtenAt }) => ({ lessonId, anchor, body, writtenAt }))
  const gone = rows.filter(({ id, removedAt }) => removedAt !== null && id !== noteId)
  return {
    texts: new Map(texts.map((text) => [versionOf(noteId, text), text])),
    gone: new Map(gone.map(({ id, lessonId, writtenAt }) => [id, { lessonId, goneAt: writtenAt }])),
  }
}
