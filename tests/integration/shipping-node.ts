import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import type { Judgement } from '#app/data/journal.ts'
import { followReplica } from '#app/data/journal/follow-replica.server.ts'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { ReplicaView } from '#app/data/journal/replica-view.server.ts'
import { shipOnce } from '#app/data/journal/ship-once.server.ts'
import type { ShipOutcome, ShipperParts, ShippedFigures } from '#app/data/journal/shipper.server.ts'
import type { Primary } from '#app/data/primary.ts'
import { deriveLearner } from '#app/server/derive-learner.ts'
import { openPrimary } from './migrated-database.ts'

/** A node whose copy of the primary is as old as one lets it be: its shipper, without threads. */
export class ShippingNode {
  readonly journal: JournalFile
  readonly journalPath: string
  /** Stands between the shipper and the primary. */
  through: (commit: Primary['commit']) => Primary['commit'] = (commit) => commit
  /** Whether the copy becomes newer when the shipper asks for it. */
  isSyncing = true
  judgement: Judgement = { kind: 'later' }
  lineage = 'first'
  readonly syncs: (number | null)[] = []
  readonly stuck: string[] = []
  readonly parked: string[] = []
  readonly shipped: ShippedFigures[] = []
  readonly #folder: string
  readonly #name: string
  readonly #view: ReplicaView
  #primaryPath: string
  #copies = 0

  constructor(folder: string, primaryPath: string, name: string) {
    this.#folder = folder
    this.#name = name
    this.#primaryPath = primaryPath
    this.journalPath = join(folder, `${name}-journal.db`)
    this.journal = new JournalFile(this.journalPath, name)
    const complain = (detail: string) => void this.stuck.push(detail)
    this.#view = new ReplicaView(undefined, { onUnreadable: complain, onDamage: () => complain('damaged') })
  }

  /** The newest copy; empty before the first. */
  get copyPath(): string {
    return this.#copies === 0 ? '' : join(this.#folder, `${this.#name}-${this.#copies}.db`)
  }

  /** Takes a copy of the primary as it is now. */
  sync(): void {
    this.#copies += 1
    const primary = Connection.openReadOnly(this.#primaryPath)
    primary.run('VACUUM INTO ?', [this.copyPath])
    primary.close()
    this.serve(this.copyPath)
  }

  /** Reads from this copy from now on. */
  serve(copyPath: string): void {
    this.#view.use(copyPath)
    followReplica(this.journal, this.#view, this.lineage, false)
  }

  /** What stood at the primary's address is another database now. */
  meet(primaryPath: string): void {
    this.#primaryPath = primaryPath
  }

  async ship(): Promise<ShipOutcome> {
    const primary = openPrimary(this.#primaryPath)
    try {
      return await shipOnce(this.#parts(this.through((...batch) => primary.commit(...batch))))
    } finally {
      primary.close()
    }
  }

  /** Ships until there is nothing to do, or no more than waiting. */
  async drain(): Promise<ShipOutcome[]> {
    const outcomes: ShipOutcome[] = []
    for (let round = 0; round < 50; round += 1) {
      const outcome = await this.ship()
      outcomes.push(outcome)
      if (outcome === 'idle' || outcome === 'unavailable') return outcomes
    }
    throw new Error('it does not come to an end')
  }

  close(): void {
    this.journal.close()
    this.#view.close()
  }

  #parts(commit: Primary['commit']): ShipperParts {
    const needReplica = async (ledgerSeq: number | null) => {
      this.syncs.push(ledgerSeq)
      if (this.isSyncing) this.sync()
      return this.isSyncing
    }
    return {
      journal: this.journal,
      primary: { commit },
      replica: this.#view,
      derive: deriveLearner,
      nowMs: Date.now,
      untilReplicaHolds: needReplica,
      syncOnce: () => needReplica(null),
      judge: async () => this.judgement,
      onParked: (entry, reason) => this.parked.push(`${entry.id} ${reason}`),
      onStuck: (userId, detail) => this.stuck.push(`${userId}: ${detail}`),
      onShipped: (figures) => this.shipped.push(figures),
    }
  }
}
