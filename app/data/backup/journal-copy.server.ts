import { Connection } from '#app/data/connection.server.ts'
import { COLUMNS, toJournalRow, type StoredRow } from '#app/data/journal/journal-rows.server.ts'
import { openJournalFile } from '#app/data/journal/open-journal-file.server.ts'
import { markAt, newestMark, type LedgerMark } from '#app/data/ledger.ts'
import { toStatement } from '#app/data/sql.ts'
import type { JournalFacts } from './manifest.ts'

/**
 * Reduces the copy of a journal to what the copy of the database lacks: what waits, what is parked, and what was shipped
 * by a commit that the database's copy does not hold. All but the parked rows are offered again by whoever opens it.
 *
 * @param database the copy of the database, taken after the journal's
 */
export function reduceJournalCopy(journalPath: string, database: Connection): void {
  const journal = openJournalFile(journalPath)
  try {
    journal.transaction('immediate', () => {
      const headSeq = findSharedHeadSeq(journal, database)
      if (headSeq !== null) {
        journal.run(DROP_HELD, [headSeq])
        // That it was parked is not in the database's copy either.
        journal.run('UPDATE Kept SET parkedReason = NULL WHERE shippedAt IS NOT NULL AND ledgerSeq > ?', [
          headSeq,
        ])
      }
      journal.run('UPDATE Kept SET shippedAt = NULL WHERE parkedReason IS NULL')
      journal.run('UPDATE Kept SET ledgerSeq = NULL')
      journal.run('UPDATE Identity SET lineage = NULL, heldSeq = 0, heldId = NULL, lastLedgerSeq = 0')
    })
    journal.exec('VACUUM')
    closeAsOneFile(journal)
  } finally {
    journal.close()
  }
}

/** Takes the node's name out of a journal: whoever opens it next makes a new one. */
export function forgetNodeName(journalPath: string): void {
  const journal = openJournalFile(journalPath)
  try {
    journal.run('DELETE FROM Identity')
    closeAsOneFile(journal)
  } finally {
    journal.close()
  }
}

/** Counts what is in a journal, and checks every row against its checksum; only reads. */
export function readJournalFacts(path: string): JournalFacts {
  const journal = Connection.openReadOnly(path)
  try {
    const [identity] = journal.all<{ nodeId: string }>('SELECT nodeId FROM Identity')
    const [counts] = journal.all<{ waiting: number; parked: number }>(
      `SELECT count(*) FILTER (WHERE parkedReason IS NULL AND shippedAt IS NULL) AS waiting,
              count(*) FILTER (WHERE parkedReason IS NOT NULL) AS parked FROM Kept`,
    )
    const damaged = countDamaged(journal)
    return {
      nodeId: identity?.nodeId ?? '',
      waiting: counts?.waiting ?? 0,
      parked: counts?.parked ?? 0,
      damaged,
    }
  } finally {
    journal.close()
  }
}

/**
 * Up to where the database holds what the journal has shipped.
 *
 * @returns null when the two are not known to be of one history: then nothing counts as held
 */
function findSharedHeadSeq(journal: Connection, database: Connection): number | null {
  const [held] = journal.all<{ heldSeq: number; heldId: string | null }>(
    'SELECT heldSeq, heldId FROM Identity',
  )
  if (!held || held.heldId === null) return null
  const known = toStatement(markAt(held.heldSeq))
  const [mark] = database.all<LedgerMark>(known.sql, known.parameters)
  if (mark?.id !== held.heldId) return null
  const newest = toStatement(newestMark)
  return database.all<LedgerMark>(newest.sql, newest.parameters)[0]?.seq ?? null
}

const DROP_HELD = 'DELETE FROM Kept WHERE parkedReason IS NULL AND shippedAt IS NOT NULL AND ledgerSeq <= ?'

/** Nothing is left beside the file that its hash would not cover. */
function closeAsOneFile(journal: Connection): void {
  journal.exec('PRAGMA journal_mode = DELETE')
}

function countDamaged(journal: Connection): number {
  let damaged = 0
  let lastSeq = 0
  for (;;) {
    const rows = journal.all<StoredRow>(`SELECT ${COLUMNS} FROM Kept WHERE seq > ? ORDER BY seq LIMIT ?`, [
      lastSeq,
      PAGE_ROWS,
    ])
    damaged += rows.filter((row) => toJournalRow(row) === null).length
    const last = rows.at(-1)
    if (!last) return damaged
    lastSeq = last.seq
  }
}

const PAGE_ROWS = 1_000
