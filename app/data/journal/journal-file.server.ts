import { Connection } from '#app/data/connection.server.ts'
import type { Appended, AppendRefusal } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import { entryHash } from './entry-hash.server.ts'
import {
  COLUMNS,
  JOURNAL_SCHEMA,
  toJournalRow,
  toStoredContent,
  type JournalRow,
  type StoredRow,
} from './journal-rows.server.ts'

/** How long shipped rows stay, so that a restored primary can be given them again. */
export const KEEP_SHIPPED_MS = 7 * DAY_MS

/**
 * The journal's file, for its one writer. Every method is synchronous and throws SqliteError when the disk fails;
 * nothing was acknowledged then.
 */
export class JournalFile {
  readonly nodeId: string
  readonly #connection: Connection

  /** @param newNodeId names this node when the file is new; it keeps the name for good */
  constructor(path: string, newNodeId: string) {
    this.#connection = Connection.openWritable(path)
    this.#connection.exec(JOURNAL_SCHEMA)
    this.nodeId = this.#findNodeId() ?? this.#nameNode(newNodeId)
  }

  /** Appends entries in one commit; each gets its own answer, in order. */
  appendAll(entries: readonly AcceptedEntry[]): Result<Appended, AppendRefusal>[] {
    return this.#connection.transaction('immediate', () => entries.map((entry) => this.#append(entry)))
  }

  /** The oldest rows that the primary lacks. A damaged row is set aside as parked and not returned. */
  listUnshipped(limit: number): JournalRow[] {
    const rows = this.#connection.all<StoredRow>(
      `SELECT ${COLUMNS} FROM Kept WHERE shippedAt IS NULL AND parkedReason IS NULL ORDER BY seq LIMIT ?`,
      [limit],
    )
    const sound = rows.flatMap((row) => {
      const read = toJournalRow(row)
      if (!read) this.park([row.seq], 'damaged: the row does not match its checksum')
      return read ? [read] : []
    })
    // Nothing but damage: it has been set aside now, and hides what lies behind it no longer.
    return rows.length > 0 && sound.length === 0 ? this.listUnshipped(limit) : sound
  }

  /** Up to where nothing waits any more once these rows have gone: what is left out holds the node back. */
  settledSeq(going: readonly number[]): number {
    const gone = new Set(going)
    const waiting = this.#connection.all<{ seq: number }>(
      'SELECT seq FROM Kept WHERE shippedAt IS NULL AND parkedReason IS NULL ORDER BY seq LIMIT ?',
      [going.length + 1],
    )
    const left = waiting.find(({ seq }) => !gone.has(seq))
    if (left) return left.seq - 1
    const [last] = this.#connection.all<{ seq: number | null }>('SELECT max(seq) AS seq FROM Kept')
    return last?.seq ?? 0
  }

  /** Notes that the primary has these rows. */
  markShipped(seqs: readonly number[], nowMs: number): void {
    this.#connection.transaction('immediate', () => {
      for (const seq of seqs) {
        this.#connection.run('UPDATE Kept SET shippedAt = ? WHERE seq = ?', [toIso(nowMs), seq])
      }
    })
  }

  /** Sets rows aside that can never apply; they block nothing behind them. */
  park(seqs: readonly number[], reason: string): void {
    this.#connection.transaction('immediate', () => {
      for (const seq of seqs) {
        this.#connection.run('UPDATE Kept SET parkedReason = ? WHERE seq = ?', [reason, seq])
      }
    })
  }

  /** Drops rows that were shipped longer than `KEEP_SHIPPED_MS` ago; parked ones stay. */
  dropOld(nowMs: number): void {
    this.#connection.run('DELETE FROM Kept WHERE shippedAt < ? AND parkedReason IS NULL', [
      toIso(nowMs - KEEP_SHIPPED_MS),
    ])
  }

  close(): void {
    this.#connection.close()
  }

  #append(entry: AcceptedEntry): Result<Appended, AppendRefusal> {
    const hash = entryHash(entry)
    const kept = this.#find(entry.id)
    if (kept) {
      const saved = kept.isShipped ? 'safe' : 'server'
      if (kept.hash === hash) return ok({ entry: kept.entry, seq: kept.seq, saved, isRepetition: true })
      this.#connection.run('INSERT INTO Refused (id, content, receivedAt) VALUES (?, ?, ?)', [
        entry.id,
        JSON.stringify(entry),
        entry.receivedAt,
      ])
      return fail({ code: 'conflict', kept: kept.entry })
    }
    const { content, checksum } = toStoredContent(entry)
    const [row] = this.#connection.all<{ seq: number }>(
      // A row of this id that is here but was not found is damaged: what is offered now repairs it.
      `INSERT INTO Kept (id, userId, hash, content, checksum, receivedAt) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         hash = excluded.hash, content = excluded.content, checksum = excluded.checksum, parkedReason = NULL
       RETURNING seq`,
      [entry.id, entry.userId, hash, content, checksum, entry.receivedAt],
    )
    if (!row) throw new Error('the journal answered no sequence')
    return ok({ entry, seq: row.seq, saved: 'server', isRepetition: false })
  }

  #find(id: string): JournalRow | null {
    const [row] = this.#connection.all<StoredRow>(`SELECT ${COLUMNS} FROM Kept WHERE id = ?`, [id])
    return row ? toJournalRow(row) : null
  }

  #findNodeId(): string | null {
    const [row] = this.#connection.all<{ nodeId: string }>('SELECT nodeId FROM Identity')
    return row?.nodeId ?? null
  }

  #nameNode(nodeId: string): string {
    this.#connection.run('INSERT INTO Identity (nodeId) VALUES (?)', [nodeId])
    return nodeId
  }
}
