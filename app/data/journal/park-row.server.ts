import { newestMark } from '#app/data/ledger.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { commitDerived } from './commit-derived.server.ts'
import type { JournalRow } from './journal-rows.server.ts'
import { insertEntry, nodeStatement } from './plan-batch.server.ts'
import type { ShipperParts } from './shipper.server.ts'

/**
 * Parks an entry here and in the primary, where the operator of any node sees it. Doing so twice is harmless.
 *
 * @returns the ledger's sequence of the commit; null when the primary did not take it, and nothing is changed here
 */
export async function parkRow(parts: ShipperParts, row: JournalRow, reason: string): Promise<number | null> {
  const { journal } = parts
  const nowMs = parts.nowMs()
  const history = parts.replica.read((view) => view.all('newest-mark', newestMark)[0] ?? null)
  const parked = await commitDerived(
    parts,
    [
      parkedStatement(row, reason, journal.nodeId, nowMs),
      toStatement(insertEntry(row, { parked: reason }, nowMs).onConflict((conflict) => conflict.doNothing())),
      nodeStatement(journal.nodeId, journal.settledSeq([row.seq]), nowMs),
    ],
    history,
  )
  if (!parked.ok) {
    if (parked.reason.isBug) parts.onStuck(row.entry.userId, parked.reason.refusal.detail)
    return null
  }
  journal.park([row.seq], reason)
  journal.markShipped([row.seq], parked.value, nowMs)
  parts.onParked(row.entry, reason)
  return parked.value
}

function parkedStatement({ entry }: JournalRow, reason: string, nodeId: string, nowMs: number) {
  const now = toIso(nowMs)
  const { id, userId, kind } = entry
  const values = {
    id,
    userId,
    kind,
    reason,
    entry: JSON.stringify(entry),
    nodeId,
    createdAt: now,
    updatedAt: now,
  }
  return toStatement(
    tables
      .insertInto('Parked')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ reason, nodeId, retriedAt: now, updatedAt: now })
          // What was parked under this id may be another's.
          .where('Parked.userId', '=', userId),
      ),
  )
}
