import { createHash } from 'node:crypto'
import type { Connection } from '#app/data/connection.server.ts'
import type { AcceptedEntry, Entry, Json } from '#app/kernel/entry.ts'

/** A kept entry with its place in this node's journal. */
export interface JournalRow {
  /** Dense enough, rising: the node's own order. */
  readonly seq: number
  readonly hash: string
  /** With the verdict null where it is not judged. */
  readonly entry: AcceptedEntry
  /** Whether the primary has it. */
  readonly isShipped: boolean
  readonly isJudged: boolean
}

/**
 * One learner's entries that this machine's copy of the database may not hold yet, oldest first: not shipped, or shipped
 * by a commit that it has not been seen to hold. Parked, unjudged and damaged ones are left out.
 *
 * @param lineage the history that pages are read from now: until the journal follows it, all that it has may be missing
 *   there
 */
export function listPendingOf(
  connection: Connection,
  userId: string,
  lineage: string | null = null,
): AcceptedEntry[] {
  const [followed] = connection.all<{ lineage: string | null }>('SELECT lineage FROM Identity')
  const isFollowed = lineage === null || followed?.lineage === lineage
  const rows = connection.all<StoredRow>(isFollowed ? NOT_HELD : ALL_KEPT, [userId])
  return rows.flatMap((row) => {
    const read = toJournalRow(row)
    return read ? [read.entry] : []
  })
}

/** How much has not reached the primary. */
export interface JournalBacklog {
  readonly pending: number
  readonly parked: number
  /** Receipt of the oldest pending entry, ISO-8601; null when nothing is pending. */
  readonly oldestAt: string | null
}

/** Counts what waits, unjudged entries included, and what is parked. */
export function readBacklog(connection: Connection): JournalBacklog {
  const [pending] = connection.all<{ count: number; oldestAt: string | null }>(
    `SELECT count(*) AS count, min(receivedAt) AS oldestAt FROM Kept
     WHERE shippedAt IS NULL AND parkedReason IS NULL`,
  )
  const [parked] = connection.all<{ count: number }>(
    'SELECT count(*) AS count FROM Kept WHERE parkedReason IS NOT NULL',
  )
  return { pending: pending?.count ?? 0, parked: parked?.count ?? 0, oldestAt: pending?.oldestAt ?? null }
}

/** What is stored of an entry: its content and verdict as one text, and the checksum over it. */
export function toStoredContent(entry: AcceptedEntry): {
  readonly content: string
  readonly checksum: string
} {
  const content = JSON.stringify(entry)
  return { content, checksum: checksumOf(content) }
}

/** A row as SQLite gives it. */
export interface StoredRow {
  readonly seq: number
  readonly hash: string
  readonly content: string
  readonly checksum: string
  readonly shippedAt: string | null
  readonly isJudged: number
}

/** The columns of a `StoredRow`. */
export const COLUMNS = 'seq, hash, content, checksum, shippedAt, isJudged'

const ALL_KEPT = `SELECT ${COLUMNS} FROM Kept
  WHERE userId = ? AND parkedReason IS NULL AND isJudged = 1 ORDER BY seq`

const NOT_HELD = `SELECT ${COLUMNS} FROM Kept
    WHERE userId = ?1 AND shippedAt IS NULL AND parkedReason IS NULL AND isJudged = 1
  UNION ALL
  SELECT ${COLUMNS} FROM Kept
    WHERE userId = ?1 AND ledgerSeq > (SELECT heldSeq FROM Identity) AND parkedReason IS NULL
  ORDER BY seq`

/** Reads a row back; null when its checksum says that it was damaged on disk. */
export function toJournalRow(row: StoredRow): JournalRow | null {
  const { seq, hash, content, checksum } = row
  if (checksumOf(content) !== checksum) return null
  // cast: the checksum vouches that this is the text `toStoredContent` wrote.
  const entry = JSON.parse(content) as Entry<Json> & Pick<AcceptedEntry, 'receivedAt' | 'verdict'>
  return { seq, hash, entry, isShipped: row.shippedAt !== null, isJudged: row.isJudged === 1 }
}

function checksumOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url')
}
