import { createHash } from 'node:crypto'
import type { Connection } from '#app/data/connection.server.ts'
import type { AcceptedEntry, Entry, Json } from '#app/kernel/entry.ts'

/** A kept entry with its place in this node's journal. */
export interface JournalRow {
  /** Dense enough, rising: the node's own order. */
  readonly seq: number
  readonly hash: string
  readonly entry: AcceptedEntry
  /** Whether the primary has it. */
  readonly isShipped: boolean
}

/** The journal's tables, made on opening. `Refused` records other contents that came under a kept id. */
export const JOURNAL_SCHEMA = `
  CREATE TABLE IF NOT EXISTS Kept (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    userId TEXT NOT NULL,
    hash TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    checksum TEXT NOT NULL,
    receivedAt TEXT NOT NULL,
    shippedAt TEXT,
    parkedReason TEXT
  );
  CREATE INDEX IF NOT EXISTS Kept_unshipped ON Kept (userId, seq) WHERE shippedAt IS NULL;
  CREATE INDEX IF NOT EXISTS Kept_waiting ON Kept (seq) WHERE shippedAt IS NULL AND parkedReason IS NULL;
  CREATE INDEX IF NOT EXISTS Kept_parked ON Kept (seq) WHERE parkedReason IS NOT NULL;
  CREATE INDEX IF NOT EXISTS Kept_shipped ON Kept (shippedAt) WHERE shippedAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS Refused (
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    receivedAt TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS Identity (nodeId TEXT NOT NULL);
`

/** One learner's entries that have not been shipped, oldest first; damaged rows are left out. */
export function listUnshippedOf(connection: Connection, userId: string): AcceptedEntry[] {
  const rows = connection.all<StoredRow>(
    `SELECT ${COLUMNS} FROM Kept WHERE userId = ? AND shippedAt IS NULL ORDER BY seq`,
    [userId],
  )
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

/** Counts what waits and what is parked. */
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
}

/** The columns of a `StoredRow`. */
export const COLUMNS = 'seq, hash, content, checksum, shippedAt'

/** Reads a row back; null when its checksum says that it was damaged on disk. */
export function toJournalRow(row: StoredRow): JournalRow | null {
  if (checksumOf(row.content) !== row.checksum) return null
  // cast: the checksum vouches that this is the text `toStoredContent` wrote.
  const entry = JSON.parse(row.content) as Entry<Json> & Pick<AcceptedEntry, 'receivedAt' | 'verdict'>
  return { seq: row.seq, hash: row.hash, entry, isShipped: row.shippedAt !== null }
}

function checksumOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url')
}
