import { ulid } from 'ulid'
import type { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { holdsAwaited } from '#app/data/journal/note-held.server.ts'
import { planBatch } from '#app/data/journal/plan-batch.server.ts'
import type { ShipperParts } from '#app/data/journal/shipper.server.ts'
import { markAt, newestMark, oldestMark } from '#app/data/ledger.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { heldEntries } from '#app/data/replica.server.ts'
import { tables, toList } from '#app/data/sql.ts'
import { deriveXpAgain } from '#app/features/xp/derive-xp-again.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { learners } from './derive-again.ts'
import { deriveLearner } from './derive-learner.ts'
import { readHeld } from './latest-write-held.ts'
import { listHeldEntries } from './list-held-entries.ts'
import { lastRevocation } from './revocations.ts'

/** Asks what a node asks about itself, and how far its copy has come. */
export function askNode(view: Snapshot): void {
  readHeld(view, { journals: [{ nodeId: ulid(), journalSeq: 1 }], ledgerSeq: 1 })
  listHeldEntries(view, [ulid()])
  view.all('epoch', oldestMark)
  view.all('newest-mark', newestMark)
  view.all('mark-at', markAt(1))
  // cast: of the journal this asks nothing else.
  holdsAwaited(view, { listAwaitedIds: () => [ulid()] } as unknown as JournalFile, 1)
  // Asked by modules that hand out no function for it.
  view.all('held-entries', heldEntries({ ids: toList([ulid()]) }))
  view.all('last-revocation', lastRevocation)
  view.all(
    'loading-release',
    tables.selectFrom('SystemSetting').select('value').where('key', '=', 'content.release'),
  )
}

/** Asks what is asked to derive everything about a learner again. */
export function askDeriving(view: Snapshot, userId: string): void {
  view.all('learners', learners())
  deriveXpAgain(view, { userId, streamSeq: 1 }, Date.now())
}

/** Asks what shipping asks before it sends a learner's entries. */
export async function askShipper(
  view: Snapshot,
  userId: string,
  entries: readonly AcceptedEntry[],
): Promise<void> {
  const parts = {
    nowMs: () => Date.now(),
    replica: { isOpen: () => true, read: (work: (state: Snapshot) => unknown) => work(view) },
    journal: { nodeId: ulid(), settledSeq: () => 0 },
    derive: deriveLearner,
  }
  const rows = entries.map((entry, index) => ({
    seq: index + 1,
    hash: '',
    entry,
    isShipped: false,
    isJudged: true,
  }))
  // cast: a batch is planned with these parts, and no others.
  await planBatch(parts as unknown as ShipperParts, [{ userId, rows }])
}
