import type { Held, LatestWrite } from '#app/data/latest-write.ts'
import { newestMark } from '#app/data/ledger.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'

/** How far this server's copy has come, as far as somebody's latest writes are concerned. */
export function readHeld(view: Pick<Snapshot, 'all'>, { journals }: LatestWrite): Held {
  const nodeIds = journals.map((place) => place.nodeId)
  const nodes =
    nodeIds.length === 0 ? [] : view.all('shipped-journals', shippedJournals({ nodeIds: toList(nodeIds) }))
  const [newest] = view.all('newest-commit', newestMark)
  return {
    shippedSeqs: new Map(nodes.map((node) => [node.nodeId, node.shippedSeq])),
    ledgerSeq: newest?.seq ?? 0,
  }
}

const shippedJournals = prepare((given: { readonly nodeIds: string }) =>
  tables.selectFrom('Node').select(['nodeId', 'shippedSeq']).where('nodeId', 'in', textsOf(given.nodeIds)),
)
