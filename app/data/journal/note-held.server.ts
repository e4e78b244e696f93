import { sql } from 'kysely'
import { newestMark } from '#app/data/ledger.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import type { JournalFile } from './journal-file.server.ts'
import type { DerivingView } from './shipper.server.ts'

/**
 * Notes how far the copy has come. Where it has come past a commit of ours and does not hold what that brought, the
 * primary was restored to an older state before the copy had seen it, and others have taken its number: everything is
 * offered again.
 */
export function noteHeld(journal: JournalFile, replica: DerivingView): void {
  const { newest, isWhole } = replica.read((view) => {
    const mark = view.all('newest-mark', newestMark)[0] ?? null
    return { newest: mark, isWhole: mark === null || holdsAwaited(view, journal, mark.seq) }
  })
  if (newest === null || isWhole) journal.noteHeld(newest)
  else journal.noteForeign(newest)
}

/** Notes that the primary has lost commits of this journal, and offers everything again. */
export function noteLost(journal: JournalFile, replica: DerivingView): void {
  const newest = replica.read((view) => view.all('newest-mark', newestMark)[0] ?? null)
  if (newest !== null) journal.noteForeign(newest)
}

/** Whether a state that has come this far holds what this journal shipped up to there. */
export function holdsAwaited(view: Snapshot, journal: JournalFile, ledgerSeq: number): boolean {
  const ids = journal.listAwaitedIds(ledgerSeq)
  if (ids.length === 0) return true
  const awaited = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const held = tables
    .selectFrom('Entry')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('id', 'in', awaited)
  return view.all('awaited-entries', held)[0]?.count === ids.length
}
