import { markAt, newestMark, type LedgerMark } from '#app/data/ledger.ts'
import type { Snapshot } from '#app/data/reader.ts'
import type { JournalFile } from './journal-file.server.ts'
import { holdsAwaited } from './note-held.server.ts'
import type { DerivingView } from './shipper.server.ts'

/**
 * Notes which history the copy belongs to, when the journal begins to follow it. Where it is another one than its rows
 * were shipped into, they are offered again.
 *
 * @param isPrimary whether the copy is the primary's own file, which only another history can set back
 */
export function followReplica(
  journal: JournalFile,
  replica: DerivingView,
  lineage: string,
  isPrimary: boolean,
): void {
  const held = journal.findHeld()
  const { newest, isForeign } = replica.read((view) => {
    const [mark] = view.all('newest-mark', newestMark)
    const isOther =
      (held !== null && !isHeldStill(view, held, mark, isPrimary)) ||
      (mark !== undefined && !holdsAwaited(view, journal, mark.seq))
    return { newest: mark ?? null, isForeign: isOther }
  })
  journal.followLineage(lineage, newest, isForeign)
}

function isHeldStill(
  view: Snapshot,
  held: LedgerMark,
  newest: LedgerMark | undefined,
  isPrimary: boolean,
): boolean {
  if ((newest?.seq ?? 0) < held.seq) return !isPrimary
  return view.all('mark-at', markAt(held.seq))[0]?.id === held.id
}
