import { Connection } from '#app/data/connection.server.ts'
import { guardPrimary } from '#app/data/guard-primary.server.ts'
import { followReplica } from '#app/data/journal/follow-replica.server.ts'
import { listPendingOf, readBacklog, type JournalBacklog } from '#app/data/journal/journal-rows.server.ts'
import type { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { ReplicaView } from '#app/data/journal/replica-view.server.ts'
import { shipOnce } from '#app/data/journal/ship-once.server.ts'
import { ReplicaUnreadable, type ShipOutcome, type ShipperParts } from '#app/data/journal/shipper.server.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Replica } from '#app/data/replica.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { deriveActivity } from './activity.ts'
import { CrashingJournal, SimulatedCrash } from './crashing-journal.ts'
import type { NodeSlot } from './node-slot.ts'
import { SimulatedSyncer } from './simulated-syncer.ts'
import type { SimulatedCopy } from './simulated-copy.ts'
import type { World } from './world.ts'

/** A row of a journal, as the checks want it. */
export interface KeptRow {
  readonly seq: number
  readonly id: string
  readonly hash: string
  readonly userId: string
  readonly isJudged: number
  readonly shippedAt: string | null
  readonly parkedReason: string | null
}

/** One life of a node: everything that is gone when it ends. Its journal's file and its copies stay. */
export class SimulatedNode {
  readonly name: string
  readonly life: string
  readonly journal: JournalFile
  readonly syncer: SimulatedSyncer
  readonly replica: Replica
  /** Whether a round of shipping is under way. */
  isShipping = false
  lastOutcome: ShipOutcome | null = null
  readonly #world: World
  readonly #slot: NodeSlot
  readonly #view: ReplicaView
  readonly #rows: Connection
  #next: SimulatedCopy | null = null

  constructor(world: World, slot: NodeSlot) {
    slot.lives += 1
    this.name = slot.name
    this.life = `${slot.name}.${slot.lives}`
    this.#world = world
    this.#slot = slot
    this.replica = slot.replica
    const { forgetsToOffer = false } = world.mistakes
    this.journal = new CrashingJournal(slot.journalPath, slot.name, () => this.#passMoment(), forgetsToOffer)
    this.#rows = Connection.openReadOnly(slot.journalPath)
    slot.listPending = (userId) => this.#listPending(userId)
    const complain = (detail: string): void => world.fail(`${this.life}: ${detail}`)
    this.#view = new ReplicaView(undefined, { onUnreadable: complain, onDamage: () => complain('damaged') })
    this.syncer = new SimulatedSyncer(
      {
        life: this.life,
        network: world.network,
        primary: world.primary,
        takeCopy: () => slot.takeCopy(),
        newLineage: () => world.newName('lineage'),
        onServe: (copy) => this.#serve(copy),
        pullSome: () => world.chance.below(3),
      },
      slot.served,
    )
    this.#serve(slot.served)
  }

  /** Whether the web process reads from a copy that the journal does not follow yet. */
  get isExchanging(): boolean {
    return this.#next !== null
  }

  nowMs(): number {
    return this.#world.nowMs + this.#slot.clockOffsetMs
  }

  /** One round, as the journal's worker takes it. */
  async ship(): Promise<void> {
    this.isShipping = true
    try {
      const place = this.#next
      if (place) {
        this.#view.use(place.path)
        this.#slot.deriving = place
        followReplica(this.journal, this.#view, place.lineage, false)
        this.#next = null
      }
      this.lastOutcome = await shipOnce(this.#shipperParts())
    } catch (error) {
      if (error instanceof SimulatedCrash) return this.#world.crash(this)
      if (!(error instanceof ReplicaUnreadable)) this.#world.fail(`${this.life}: ${String(error)}`)
      this.lastOutcome = 'unavailable'
    }
    this.isShipping = false
    this.#world.note(`${this.life}: a round ended ${this.lastOutcome}`)
  }

  /** The primary, for a direct act. */
  primary(): Primary {
    const freshness = {
      state: () => ({ isOpen: true, syncedAtMs: null, isPrimaryReachable: true, frame: null, alarm: null }),
      untilHolds: () => Promise.resolve(false),
      syncOnce: () => this.syncer.requestSync(),
    }
    return guardPrimary(this.#remote(), this.replica, freshness)
  }

  kept(): KeptRow[] {
    return this.#rows.all<KeptRow>('SELECT seq, id, hash, userId, isJudged, shippedAt, parkedReason FROM Kept')
  }

  backlog(): JournalBacklog {
    return readBacklog(this.#rows)
  }

  pendingIds(userId: string): string[] {
    return listPendingOf(this.#rows, userId).map(({ id }) => id)
  }

  /** What this node has in memory is gone, and nothing of it goes on. */
  end(): void {
    this.#world.network.end(this.life)
    this.#view.close()
    this.#rows.close()
    this.journal.close()
    this.replica.use(null)
    this.#slot.deriving = null
    this.#slot.listPending = () => []
  }

  #serve(copy: SimulatedCopy | null): void {
    this.#slot.served = copy
    this.replica.use(copy?.path ?? null)
    this.#next = copy
    if (copy) this.#world.onServe(this)
  }

  #listPending(userId: string): AcceptedEntry[] {
    const pending = listPendingOf(this.#rows, userId)
    if (!this.#world.mistakes.leavesWhenShipped) return pending
    const unshipped = new Set(this.kept().flatMap(({ id, shippedAt }) => (shippedAt === null ? [id] : [])))
    return pending.filter(({ id }) => unshipped.has(id))
  }

  #remote(): Primary {
    const clock = { nowMs: () => this.nowMs(), newId: () => this.#world.newName('audit') }
    const remote = openRemotePrimary(this.#world.network.httpOf(this.life), clock)
    return this.#world.mistakes.withoutHistory ? { commit: (statements) => remote.commit(statements) } : remote
  }

  #shipperParts(): ShipperParts {
    return {
      journal: this.journal,
      primary: this.#remote(),
      replica: this.#view,
      derive: (...given) => {
        if (this.#slot.isBroken) throw new Error('a mistake of ours')
        return deriveActivity(...given)
      },
      nowMs: () => this.nowMs(),
      untilReplicaHolds: (ledgerSeq) => this.#needReplica(ledgerSeq),
      syncOnce: () => this.#needReplica(null),
      judge: (entry) =>
        this.#world.network.wait(this.life, 'judge', (luck) => this.#world.judge(entry, luck)).answer,
      onParked: (entry, reason) => this.#world.note(`${this.life}: parked ${entry.id}: ${reason}`),
      onStuck: (userId, detail) => this.#world.note(`${this.life}: stuck ${userId}: ${detail}`),
      onShipped: ({ entries }) => this.#world.note(`${this.life}: shipped ${entries}`),
    }
  }

  async #needReplica(ledgerSeq: number | null): Promise<boolean> {
    const patience = this.#world.network.wait(this.life, 'patience', () => false)
    const answer = await Promise.race([this.#follow(ledgerSeq), patience.answer])
    patience.cancel()
    return answer
  }

  async #follow(ledgerSeq: number | null): Promise<boolean> {
    if (ledgerSeq === null) return this.syncer.requestSync()
    const holds = (): boolean => (this.#slot.served?.newest()?.seq ?? 0) >= ledgerSeq
    for (let turn = 0; !holds() && turn < MAX_TURNS; turn += 1) {
      if (!(await this.syncer.requestSync())) break
    }
    return holds()
  }

  #passMoment(): void {
    if (this.#world.endsNow()) throw new SimulatedCrash()
  }
}

/** Tries within the few seconds that a shipper waits. */
const MAX_TURNS = 3
