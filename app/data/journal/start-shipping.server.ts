import type { Primary } from '#app/data/primary.ts'
import { isSqliteFailure, type SqliteFailure } from '#app/data/sqlite-refusal.ts'
import type { WebProcess } from './ask-web-process.server.ts'
import { followReplica } from './follow-replica.server.ts'
import type { JournalFile } from './journal-file.server.ts'
import type { FromJournal } from './journal-messages.ts'
import { ReplicaView } from './replica-view.server.ts'
import { startShipLoop, type ShipLoop } from './ship-loop.server.ts'
import { SHIP_LIMIT, shipOnce } from './ship-once.server.ts'
import { ReplicaUnreadable, type Derive, type ShipOutcome, type ShipperParts } from './shipper.server.ts'

/** What the journal's worker ships with. */
export interface ShippingParts {
  readonly journal: JournalFile
  readonly primary: Primary
  /** Whether the primary is a file of this machine: its own copy, and never behind. */
  readonly isPrimaryHere: boolean
  readonly replica: ReplicaPlace
  readonly encryptionKey: string | undefined
  readonly derive: Derive
  readonly nowMs: () => number
}

/** Where this machine's copy of the database is, null for nowhere yet, and the name of the history it belongs to. */
export interface ReplicaPlace {
  readonly path: string | null
  readonly lineage: string
}

/** Shipping in the background, from a copy that may be exchanged. */
export interface Shipping extends ShipLoop {
  useReplica(place: ReplicaPlace): void
  /** Closes the copy, once nothing is shipped any more. */
  close(): void
}

/** The worker's ways out. */
export interface ShippingOutlets {
  readonly say: (message: FromJournal) => void
  readonly web: WebProcess
  /** Told when the journal's own file fails. */
  readonly onFailure: (error: SqliteFailure) => void
}

/** Starts it; the first round begins when it is woken. */
export function startShipping(parts: ShippingParts, outlets: ShippingOutlets): Shipping {
  const { journal, isPrimaryHere } = parts
  const replica = new ReplicaView(parts.encryptionKey, {
    onUnreadable: (detail) => outlets.say({ type: 'failed', detail: `the copy: ${detail}`, isFatal: false }),
    onDamage: () => outlets.say({ type: 'replica-damaged' }),
  })
  const shipper = toShipperParts(parts, replica, outlets)
  let next: ReplicaPlace | null = parts.replica
  let limit = SHIP_LIMIT

  /** Between two rounds only: what a round ships belongs to the history in which it began. */
  function exchange({ path, lineage }: ReplicaPlace): boolean {
    replica.use(path)
    if (!replica.isOpen()) return path === null
    followReplica(journal, replica, lineage, isPrimaryHere)
    return true
  }

  async function shipRound(): Promise<ShipOutcome> {
    try {
      const place = next
      if (place) {
        if (!exchange(place)) return 'unavailable'
        next = null
      }
      const outcome = await shipOnce(shipper, limit)
      // On a link so slow that a whole batch misses its deadline, a smaller one arrives.
      if (outcome === 'unavailable') limit = Math.max(SMALLEST_LIMIT, limit / 2)
      else if (outcome === 'shipped') limit = Math.min(SHIP_LIMIT, limit * 2)
      return outcome
    } catch (error) {
      if (error instanceof ReplicaUnreadable) return 'unavailable'
      // A journal that is busy or full for a moment is tried again: shipping twice is harmless.
      if (!isSqliteFailure(error)) throw error
      outlets.onFailure(error)
      return 'unavailable'
    }
  }

  const loop = startShipLoop(shipRound)
  return {
    ...loop,
    useReplica(place) {
      next = place
      loop.hurry()
    },
    close: () => replica.close(),
  }
}

const SMALLEST_LIMIT = SHIP_LIMIT / 8

function toShipperParts(parts: ShippingParts, replica: ReplicaView, outlets: ShippingOutlets): ShipperParts {
  const { say, web } = outlets
  const needReplica = (ledgerSeq: number | null) =>
    parts.isPrimaryHere ? Promise.resolve(true) : web.needReplica(ledgerSeq)
  return {
    ...parts,
    replica,
    untilReplicaHolds: needReplica,
    syncOnce: () => needReplica(null),
    judge: (entry) => web.judge(entry),
    onParked: (entry, reason) => say({ type: 'parked', entryId: entry.id, userId: entry.userId, reason }),
    onStuck(userId, detail) {
      const whose = userId === null ? 'a batch' : `learner ${userId}`
      say({ type: 'failed', detail: `${whose}: ${detail}`, isFatal: false })
    },
    onShipped: (figures) => say({ type: 'shipped', ...figures }),
  }
}
