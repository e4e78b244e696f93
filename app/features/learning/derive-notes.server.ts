import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepareStatement, tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { readBookmarks, toBookmarks } from './list-bookmarks.server.ts'
import { listTouchedNotes } from './list-touched-notes.server.ts'
import type { Bookmark } from './rules/bookmark.ts'
import type { NoteRow } from './rules/fold-note.ts'
import { TaskReported } from './rules/task-reported.ts'

/** The rows that new entries mean for notes, bookmarks and reports of mistakes. */
export function deriveNotes(
  view: Snapshot,
  { userId, entries }: Pick<LearnerBatch, 'userId' | 'entries'>,
  nowMs: number,
): Statement[] {
  const learner: LearnerSnapshot = { all: view.all, pending: entries }
  const now = toIso(nowMs)
  return [
    ...bookmarkStatements(learner, userId, now),
    ...noteStatements(learner, userId, now),
    ...entries.flatMap((entry) => reportStatements(entry, now)),
  ]
}

function bookmarkStatements(learner: LearnerSnapshot, userId: string, now: string): Statement[] {
  const touched = new Map(
    learner.pending.flatMap((entry) => toBookmarks(entry).map(({ lessonId }) => [lessonId, entry.id])),
  )
  if (touched.size === 0) return []
  return [...readBookmarks(learner, userId).values()].flatMap((bookmark) => {
    const id = touched.get(bookmark.lessonId)
    return id === undefined ? [] : [bookmarkStatement(bookmark, { id, userId, now })]
  })
}

function bookmarkStatement(
  { lessonId, isSet, writtenAt }: Bookmark,
  { id, userId, now }: Readonly<Record<'id' | 'userId' | 'now', string>>,
): Statement {
  // The time by which the last writer is known.
  const last = { removedAt: isSet ? null : writtenAt, updatedAt: writtenAt }
  return toStatement(
    tables
      .insertInto('Bookmark')
      .values({ id, userId, lessonId, createdAt: now, ...last })
      .onConflict((conflict) => conflict.columns(['userId', 'lessonId']).doUpdateSet(last)),
  )
}

function noteStatements(learner: LearnerSnapshot, userId: string, now: string): Statement[] {
  return listTouchedNotes(learner, userId).flatMap(({ noteId, before, after }) => {
    const known = new Map(before.map((row) => [row.id, JSON.stringify(keyOf(row))]))
    const ids = new Set(after.map(({ id }) => id))
    return [
      ...before.filter(({ id }) => !ids.has(id)).map(({ id }) => deleteNote({ id, noteId, userId })),
      ...after
        .filter((row) => known.get(row.id) !== JSON.stringify(keyOf(row)))
        .map((row) => upsertNote({ ...row, userId, now })),
    ]
  })
}

/** What may change of a row, in one order. */
function keyOf({ lessonId, anchor, body, conflictOfId, writtenAt, removedAt }: NoteRow) {
  return [lessonId, anchor, body, conflictOfId, writtenAt, removedAt]
}

/** Its text has become the note's own. */
const deleteNote = prepareStatement((given: Readonly<Record<'id' | 'noteId' | 'userId', string>>) =>
  tables
    .deleteFrom('Note')
    .where('id', '=', given.id)
    .where('userId', '=', given.userId)
    .where('conflictOfId', '=', given.noteId),
)

const upsertNote = prepareStatement(
  (given: Pick<NoteRow, keyof NoteRow> & Readonly<Record<'userId' | 'now', string>>) => {
    const { id, userId, conflictOfId, now } = given
    const text = {
      lessonId: given.lessonId,
      anchor: given.anchor,
      body: given.body,
      writtenAt: given.writtenAt,
      removedAt: given.removedAt,
      updatedAt: now,
    }
    return tables
      .insertInto('Note')
      .values({ id, userId, conflictOfId, createdAt: now, ...text })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(text)
          // Whoever knows the id of somebody's note cannot write it by that.
          .where('Note.userId', '=', userId)
          .where('Note.conflictOfId', 'is', conflictOfId),
      )
  },
)

function reportStatements({ id, kind, userId, at, revisionId, payload }: AcceptedEntry, now: string) {
  if (kind !== 'task-reported.v1') return []
  const { taskId, reason, body } = TaskReported.parse(payload)
  const row = { id, userId, taskId, revisionId: revisionId ?? '', reason, body, reportedAt: at }
  return [
    toStatement(
      tables
        .insertInto('TaskReport')
        .values({ ...row, createdAt: now, updatedAt: now })
        .onConflict((conflict) => conflict.column('id').doNothing()),
    ),
  ]
}
