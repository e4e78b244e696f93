import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'

/** An entry that could not be applied, as an operator sees it. */
export interface ParkedEntry {
  readonly id: string
  readonly userId: string
  readonly kind: string
  readonly reason: string
  readonly nodeId: string
  /** When it was parked, ISO-8601. */
  readonly parkedAt: string
  /** When it was last tried again, ISO-8601. */
  readonly retriedAt: string | null
}

/** The entries parked last, by whichever node, and how many there are in all. */
export function listParked(view: Snapshot): {
  readonly total: number
  readonly entries: readonly ParkedEntry[]
} {
  const entries = view.all(
    'parked-entries',
    tables
      .selectFrom('Parked')
      .select(['id', 'userId', 'kind', 'reason', 'nodeId', 'createdAt as parkedAt', 'retriedAt'])
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(SHOWN),
  )
  const [count] = view.all(
    'parked-count',
    tables.selectFrom('Parked').select((eb) => eb.fn.countAll<number>().as('total')),
  )
  return { total: count?.total ?? 0, entries }
}

const SHOWN = 100
