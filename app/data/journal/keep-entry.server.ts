import type { Connection } from '#app/data/connection.server.ts'
import type { Appended, AppendRefusal } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { entryHash } from './entry-hash.server.ts'
import {
  COLUMNS,
  toJournalRow,
  toStoredContent,
  type JournalRow,
  type StoredRow,
} from './journal-rows.server.ts'

/** An entry as it is offered to the journal; one that is not judged has the verdict null. */
export interface Offer {
  readonly entry: AcceptedEntry
  readonly isJudged: boolean
}

/**
 * Keeps one entry, inside the caller's transaction. The same content again is answered with what came first, and brings
 * the verdict where that one had none; another content under the same id is refused and recorded.
 */
export function keepEntry(
  connection: Connection,
  { entry, isJudged }: Offer,
): Result<Appended, AppendRefusal> {
  const hash = entryHash(entry)
  const offer = { entry, isJudged }
  // Nearly every entry is new: it is looked for only when its place is taken.
  const newSeq = tryInsert(connection, offer, hash)
  if (newSeq !== null) return ok(toNew(entry, newSeq))
  const kept = findKept(connection, entry.id)
  if (!kept) return ok(toNew(entry, repair(connection, offer, hash)))
  if (kept.hash !== hash) {
    recordRefused(connection, entry)
    return fail({ code: 'conflict', kept: kept.entry })
  }
  const saved = kept.isShipped ? 'safe' : 'server'
  const isVerdictNew = isJudged && !kept.isJudged
  const first = isVerdictNew ? { ...kept.entry, verdict: entry.verdict } : kept.entry
  if (isVerdictNew) rewriteJudged(connection, kept.seq, first)
  return ok({ entry: first, seq: kept.seq, saved, isRepetition: true })
}

/**
 * Keeps a parked entry for another try, inside the caller's transaction: of this journal or of another node's.
 *
 * @returns false for another content than the one that is kept here
 */
export function keepForRetry(connection: Connection, entry: AcceptedEntry): boolean {
  // What was parked before it could be judged has no verdict, and is judged first.
  const kept = keepEntry(connection, { entry, isJudged: entry.verdict !== null })
  if (!kept.ok) return false
  connection.run('UPDATE Kept SET parkedReason = NULL, shippedAt = NULL, ledgerSeq = NULL WHERE seq = ?', [
    kept.value.seq,
  ])
  return true
}

/** Puts an entry with its verdict in the place of the unjudged one. */
export function rewriteJudged(connection: Connection, seq: number, entry: AcceptedEntry): void {
  const { content, checksum } = toStoredContent(entry)
  connection.run('UPDATE Kept SET content = ?, checksum = ?, isJudged = 1 WHERE seq = ? AND isJudged = 0', [
    content,
    checksum,
    seq,
  ])
}

function findKept(connection: Connection, id: string): JournalRow | null {
  const [row] = connection.all<StoredRow>(`SELECT ${COLUMNS} FROM Kept WHERE id = ?`, [id])
  return row ? toJournalRow(row) : null
}

function toNew(entry: AcceptedEntry, seq: number): Appended {
  return { entry, seq, saved: 'server', isRepetition: false }
}

/** @returns the new row's place; null when there is one of this id */
function tryInsert(connection: Connection, offer: Offer, hash: string): number | null {
  const [row] = connection.all<{ seq: number }>(
    `${INSERT} ON CONFLICT (id) DO NOTHING RETURNING seq`,
    toRow(offer, hash),
  )
  return row?.seq ?? null
}

/** A row of this id that is here but could not be read is damaged: what is offered now takes its place. */
function repair(connection: Connection, offer: Offer, hash: string): number {
  const [row] = connection.all<{ seq: number }>(
    `${INSERT} ON CONFLICT (id) DO UPDATE SET
       hash = excluded.hash, content = excluded.content, checksum = excluded.checksum, isJudged = excluded.isJudged,
       parkedReason = NULL
     RETURNING seq`,
    toRow(offer, hash),
  )
  if (!row) throw new Error('the journal answered no sequence')
  return row.seq
}

const INSERT = `INSERT INTO Kept (id, userId, hash, content, checksum, receivedAt, isJudged) VALUES (?, ?, ?, ?, ?, ?, ?)`

function toRow({ entry, isJudged }: Offer, hash: string) {
  const { content, checksum } = toStoredContent(entry)
  return [entry.id, entry.userId, hash, content, checksum, entry.receivedAt, isJudged ? 1 : 0]
}

function recordRefused(connection: Connection, entry: AcceptedEntry): void {
  connection.run('INSERT INTO Refused (id, userId, content, receivedAt) VALUES (?, ?, ?, ?)', [
    entry.id,
    entry.userId,
    JSON.stringify(entry),
    entry.receivedAt,
  ])
  connection.run(
    `DELETE FROM Refused WHERE rowid IN
       (SELECT rowid FROM Refused WHERE userId = ? ORDER BY rowid DESC LIMIT -1 OFFSET ?)`,
    [entry.userId, MAX_REFUSED],
  )
}

/** Recorded conflicts of one user; an older one makes room, so that nobody can fill the disk with them. */
export const MAX_REFUSED = 1_000
