import { z } from 'zod/mini'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'

/** An entry that the primary has. */
export interface HeldEntry {
  /** As `entryHash` makes it. */
  readonly hash: string
  readonly verdict: Json
  /** Why it could not be applied; null for one that was. */
  readonly parkedReason: string | null
}

/** Those of these ids that the primary has, as far as this machine's copy knows; by id. */
export function listHeldEntries(view: Snapshot, ids: readonly string[]): ReadonlyMap<string, HeldEntry> {
  if (ids.length === 0) return new Map()
  const rows = view.all('held-verdicts', heldVerdicts({ ids: toList(ids) }))
  return new Map(rows.map((row) => [row.id, toHeld(row.hash, row.verdict)]))
}

const heldVerdicts = prepare((given: { readonly ids: string }) =>
  tables.selectFrom('Entry').select(['id', 'hash', 'verdict']).where('id', 'in', textsOf(given.ids)),
)

function toHeld(hash: string, verdict: string): HeldEntry {
  // cast: written by JSON.stringify and held by a CHECK.
  const said = JSON.parse(verdict) as Json
  const parked = Parked.safeParse(said)
  if (parked.success) return { hash, verdict: null, parkedReason: parked.data.parked }
  return { hash, verdict: said, parkedReason: null }
}

/** What the shipper says of an entry that can never apply. */
const Parked = z.object({ parked: z.string() })
