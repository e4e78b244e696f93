import { guardPrimary } from '#app/data/guard-primary.server.ts'
import type { Judgement } from '#app/data/journal.ts'
import { followReplica } from '#app/data/journal/follow-replica.server.ts'
import type { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { listPendingOf, readBacklog, type JournalBacklog } from '#app/data/journal/journal-rows.server.ts'
import { ReplicaView } from '#app/data/journal/replica-view.server.ts'
import { shipOnce } from '#app/data/journal/ship-once.server.ts'
import { ReplicaUnreadable, type ShipOutcome, type ShipperParts } from '#app/data/journal/shipper.server.ts'
import type { Primary } from '#app/data/primary.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import type { Replica } from '#app/data/replica.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { deriveActivity } from './activity.ts'
import type { Chance } from './chance.ts'
import { CrashingJournal, SimulatedCrash } from './crashing-journal.ts'
import type { Mistakes } from './mistakes.ts'
import type { Luck, Network } from './network.ts'
import type { KeptRow, NodeSlot } from './node-slot.ts'
import type { SimulatedCopy } from './simulated-copy.ts'
import type { SimulatedPrimary } from './simulated-primary.ts'
import { SimulatedSyncer } from './simulated-syncer.ts'

/** What a node finds around it. */
export interface Surroundings {
  readonly chance: Chance
  readonly mistakes: Mistakes
  readonly primary: SimulatedPrimary
  readonly network: Network
  readonly nowMs: number
  note(what: string): void
  fail(what: string): void
  newName(kind: string): string
  judge(entry: AcceptedEntry, luck: Luck): Judgement
  /** Whether a node ends in this moment. */
  endsNow(): boolean
  crash(node: SimulatedNode): void
  /** Pages of a node are read from another copy from now on. */
  onExchange(node: SimulatedNode): void
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
  readonly #world: Surroundings
  readonly #slot: NodeSlot
  readonly #view: ReplicaView
  #next: SimulatedCopy | null = null

  constructor(world: Surroundings, slot: NodeSlot) {
    slot.lives += 1
    this.name = slot.name
    this.life = `${slot.name}.${slot.lives}`
    this.#world = world
    this.#slot = slot
    this.replica = slot.replica
    this.journal = new CrashingJournal(slot.journalPath, slot.name, () => this.#passMoment(), world.mistakes)
    slot.openRows()
    slot.listPending = (userId) => this.listPending(userId)
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
      if (!(error instanceof ReplicaUnreadable))
        this.#world.fail(`${this.life}: ${error instanceof Error ? error.stack : String(error)}`)
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
    return guardPrimary(this.#remote('act'), this.replica, freshness)
  }

  kept(): readonly KeptRow[] {
    return this.#slot.kept()
  }

  backlog(): JournalBacklog {
    return readBacklog(this.#slot.rows())
  }

  pendingIds(userId: string): string[] {
    return listPendingOf(this.#slot.rows(), userId).map(({ id }) => id)
  }

  takeCopy(): SimulatedCopy {
    return this.#slot.takeCopy()
  }

  /** What the journal holds for the overlay. */
  listPending(userId: string): AcceptedEntry[] {
    const pending = listPendingOf(this.#slot.rows(), userId)
    if (!this.#world.mistakes.leavesWhenShipped) return pending
    const unshipped = new Set(this.kept().flatMap(({ id, shippedAt }) => (shippedAt === null ? [id] : [])))
    return pending.filter(({ id }) => unshipped.has(id))
  }

  /** What this node has in memory is gone, and nothing of it goes on. */
  end(): void {
    this.#world.network.end(this.life)
    this.#view.close()
    this.journal.close()
    this.replica.use(null)
    this.#slot.deriving = null
    this.#slot.listPending = () => []
  }

  #serve(copy: SimulatedCopy | null): void {
    const isOther = copy !== this.#slot.served
    this.#slot.served = copy
    this.replica.use(copy?.path ?? null)
    this.#next = copy
    if (isOther) this.#world.onExchange(this)
  }

  #remote(who: 'act' | 'shipper'): Primary {
    const clock = { nowMs: () => this.nowMs(), newId: () => this.#world.newName('audit') }
    return openRemotePrimary(this.#world.network.httpOf({ life: this.life, who }), clock)
  }

  #shipperParts(): ShipperParts {
    const shipper = { life: this.life, who: 'shipper' } as const
    return {
      journal: this.journal,
      primary: this.#remote('shipper'),
      replica: this.#view,
      derive: (...given) => {
        if (this.#slot.isBroken) throw new Error('a mistake of ours')
        return deriveActivity(...given)
      },
      nowMs: () => this.nowMs(),
      untilReplicaHolds: (ledgerSeq) => this.#needReplica(ledgerSeq),
      syncOnce: () => this.#needReplica(null),
      judge: (entry) =>
        this.#world.network.wait(shipper, 'judge', (luck) => this.#world.judge(entry, luck)).answer,
      onParked: (entry, reason) => this.#world.note(`${this.life}: parked ${entry.id}: ${reason}`),
      onStuck: (userId, detail) => this.#world.note(`${this.life}: stuck ${userId}: ${detail}`),
      onShipped: ({ entries }) => this.#world.note(`${this.life}: shipped ${entries}`),
    }
  }

  async #needReplica(ledgerSeq: number | null): Promise<boolean> {
    const patience = this.#world.network.wait({ life: this.life, who: 'shipper' }, 'patience', () => false)
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
