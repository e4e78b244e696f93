import type { Connection } from '#app/data/connection.server.ts'
import type { Appended, AppendRefusal } from '#app/data/journal.ts'
import type { LedgerMark } from '#app/data/ledger.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import { COLUMNS, toJournalRow, type JournalRow, type StoredRow } from './journal-rows.server.ts'
import { keepEntry, keepForRetry, rewriteJudged, type Offer } from './keep-entry.server.ts'
import { openJournalFile } from './open-journal-file.server.ts'

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
    this.#connection = openJournalFile(path)
    const [known] = this.#connection.all<{ nodeId: string }>('SELECT nodeId FROM Identity')
    if (!known) this.#connection.run('INSERT INTO Identity (nodeId) VALUES (?)', [newNodeId])
    this.nodeId = known?.nodeId ?? newNodeId
  }

  /** Appends judged entries in one commit; each gets its own answer, in order. */
  appendAll(entries: readonly AcceptedEntry[]): Result<Appended, AppendRefusal>[] {
    return this.appendOffers(entries.map((entry) => ({ entry, isJudged: true })))
  }

  /** Appends entries, judged or not, in one commit; each gets its own answer, in order. */
  appendOffers(offers: readonly Offer[]): Result<Appended, AppendRefusal>[] {
    return this.#change(() => offers.map((offer) => keepEntry(this.#connection, offer)))
  }

  /**
   * Keeps parked entries, of this node or another, for another try, in one commit.
   *
   * @returns false when the content of one differs from what is kept here; the others are kept all the same
   */
  keepForRetry(entries: readonly AcceptedEntry[]): boolean {
    return this.#change(() => entries.map((entry) => keepForRetry(this.#connection, entry))).every(Boolean)
  }

  /**
   * The oldest judged rows that the primary lacks. Left out are learners of whom the copy does not yet hold what was
   * shipped last: nothing can be derived for them. A damaged row is set aside as parked and not returned.
   *
   * @param aside users to leave out as well
   */
  listUnshipped(limit: number, aside: ReadonlySet<string> = new Set()): JournalRow[] {
    return this.#listSound(
      `SELECT ${COLUMNS} FROM Kept AS own
       WHERE shippedAt IS NULL AND parkedReason IS NULL AND isJudged = 1
         AND userId NOT IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM Kept WHERE userId = own.userId AND ledgerSeq > (SELECT heldSeq FROM Identity))
       ORDER BY seq LIMIT ?`,
      [JSON.stringify([...aside]), limit],
    )
  }

  /**
   * The oldest rows that wait for their verdict.
   *
   * @param aside users to leave out
   */
  listUnjudged(limit: number, aside: ReadonlySet<string> = new Set()): JournalRow[] {
    return this.#listSound(
      `SELECT ${COLUMNS} FROM Kept
       WHERE isJudged = 0 AND shippedAt IS NULL AND parkedReason IS NULL
         AND userId NOT IN (SELECT value FROM json_each(?))
       ORDER BY seq LIMIT ?`,
      [JSON.stringify([...aside]), limit],
    )
  }

  /** Gives an unjudged row its verdict; it can be shipped from now on. */
  judge({ seq, entry }: JournalRow, verdict: Json): void {
    this.#change(() => rewriteJudged(this.#connection, seq, { ...entry, verdict }))
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

  /**
   * Notes that the primary has these rows.
   *
   * @param ledgerSeq of the commit that brought them there
   */
  markShipped(seqs: readonly number[], ledgerSeq: number, nowMs: number): void {
    const at = toIso(nowMs)
    this.#change(() => {
      for (const seq of seqs) {
        this.#connection.run('UPDATE Kept SET shippedAt = ?, ledgerSeq = ? WHERE seq = ?', [
          at,
          ledgerSeq,
          seq,
        ])
      }
      this.#connection.run('UPDATE Identity SET lastLedgerSeq = max(lastLedgerSeq, ?)', [ledgerSeq])
    })
  }

  /** Sets rows aside that can never apply; they block nothing behind them. */
  park(seqs: readonly number[], reason: string): void {
    this.#change(() => {
      for (const seq of seqs) {
        this.#connection.run('UPDATE Kept SET parkedReason = ? WHERE seq = ?', [reason, seq])
      }
    })
  }

  /** Notes the newest commit that this machine's copy of the database holds: what it brought is pending no more. */
  noteHeld(newest: LedgerMark | null): void {
    if (newest === null || newest.seq <= this.#identity().heldSeq) return
    this.#connection.run('UPDATE Identity SET heldSeq = ?, heldId = ?', [newest.seq, newest.id])
  }

  /**
   * Offers all kept rows but the parked ones again, in one commit: the history that the copy follows is another one than
   * they were shipped into.
   *
   * @param newest the copy's newest mark
   */
  noteForeign(newest: LedgerMark): void {
    this.#change(() => {
      this.#offerAgain()
      this.#connection.run('UPDATE Identity SET heldSeq = ?, heldId = ?', [newest.seq, newest.id])
    })
  }

  /** Entries that this journal shipped and the copy was not seen to hold, by commits up to this one. */
  listAwaitedIds(ledgerSeq: number): string[] {
    const rows = this.#connection.all<{ id: string }>(
      `SELECT id FROM Kept
       WHERE ledgerSeq > (SELECT heldSeq FROM Identity) AND ledgerSeq <= ? AND parkedReason IS NULL`,
      [ledgerSeq],
    )
    return rows.map(({ id }) => id)
  }

  /** The newest mark that was noted as held; null before the first. */
  findHeld(): LedgerMark | null {
    const { heldSeq, heldId } = this.#identity()
    return heldId === null ? null : { seq: heldSeq, id: heldId }
  }

  /** The commit that the copy has to hold until nothing shipped is missing from it; null when it holds all. */
  findAwaitedSeq(): number | null {
    const { heldSeq, lastLedgerSeq } = this.#identity()
    return lastLedgerSeq > heldSeq ? lastLedgerSeq : null
  }

  /**
   * Notes into which history of the primary rows are shipped from now on, and what this machine's copy holds of it. Where
   * it is another one than before, all kept rows but the parked ones are offered again, in one commit.
   *
   * @param newest the copy's newest mark; null when it has none
   * @param isForeign whether it is known to be another history though it has the same name
   */
  followLineage(lineage: string, newest: LedgerMark | null, isForeign: boolean): void {
    const { lineage: before, heldSeq, heldId } = this.#identity()
    const isOther = isForeign || (before !== null && before !== lineage)
    const held = { heldSeq: newest?.seq ?? 0, heldId: newest?.id ?? null }
    if (!isOther && before === lineage && heldSeq === held.heldSeq && heldId === held.heldId) return
    this.#change(() => {
      if (isOther) this.#offerAgain()
      this.#connection.run('UPDATE Identity SET lineage = ?, heldSeq = ?, heldId = ?', [
        lineage,
        held.heldSeq,
        held.heldId,
      ])
    })
  }

  /**
   * Drops some of the rows that were shipped longer than `KEEP_SHIPPED_MS` ago, and of the conflicts recorded before, and
   * gives their room back; parked ones stay.
   *
   * @returns whether there are more
   */
  dropOld(nowMs: number): boolean {
    const before = toIso(nowMs - KEEP_SHIPPED_MS)
    const dropped = this.#connection.all(
      `DELETE FROM Kept WHERE seq IN
         (SELECT seq FROM Kept
          WHERE shippedAt < ? AND parkedReason IS NULL AND coalesce(ledgerSeq, 0) <= (SELECT heldSeq FROM Identity)
          LIMIT ?) RETURNING seq`,
      [before, DROP_LIMIT],
    )
    this.#connection.run('DELETE FROM Refused WHERE receivedAt < ?', [before])
    this.#connection.exec(`PRAGMA incremental_vacuum(${DROP_LIMIT})`)
    return dropped.length === DROP_LIMIT
  }

  close(): void {
    this.#connection.close()
  }

  #offerAgain(): void {
    this.#connection.run(
      'UPDATE Kept SET shippedAt = NULL WHERE shippedAt IS NOT NULL AND parkedReason IS NULL',
    )
    this.#connection.run('UPDATE Kept SET ledgerSeq = NULL WHERE ledgerSeq IS NOT NULL')
    this.#connection.run('UPDATE Identity SET lastLedgerSeq = 0')
  }

  #listSound(sql: string, parameters: readonly (string | number)[]): JournalRow[] {
    const rows = this.#connection.all<StoredRow>(sql, parameters)
    const sound = rows.flatMap((row) => {
      const read = toJournalRow(row)
      if (!read) this.park([row.seq], 'damaged: the row does not match its checksum')
      return read ? [read] : []
    })
    // Nothing but damage: it has been set aside now, and hides what lies behind it no longer.
    return rows.length > 0 && sound.length === 0 ? this.#listSound(sql, parameters) : sound
  }

  #identity(): Identity {
    const [identity] = this.#connection.all<Identity>(
      'SELECT lineage, heldSeq, heldId, lastLedgerSeq FROM Identity',
    )
    if (!identity) throw new Error('the journal has no name')
    return identity
  }

  #change<Answer>(work: () => Answer): Answer {
    return this.#connection.transaction('immediate', work)
  }
}

interface Identity {
  readonly lineage: string | null
  readonly heldSeq: number
  readonly heldId: string | null
  readonly lastLedgerSeq: number
}

/** Rows dropped at once: appends do not wait for long. */
const DROP_LIMIT = 2_000
