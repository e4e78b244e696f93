import type { Connection } from '#app/data/connection.server.ts'
import type { Judgement } from '#app/data/journal.ts'
import { planCommit } from '#app/data/plan-commit.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { Chance } from './chance.ts'
import type { Mistakes } from './mistakes.ts'
import { Network, type Luck } from './network.ts'
import type { KeptRow, NodeSlot } from './node-slot.ts'
import { SentEntries } from './sent-entries.ts'
import { SimulatedNode, type Surroundings } from './simulated-node.ts'
import { SimulatedPrimary } from './simulated-primary.ts'

/** What a simulation runs on; it is emptied before. */
export interface Machines {
  readonly primary: Connection
  readonly slots: readonly NodeSlot[]
}

/** The state of one simulation. */
export class World implements Surroundings {
  readonly chance: Chance
  readonly mistakes: Mistakes
  readonly primary: SimulatedPrimary
  readonly network: Network
  readonly slots: readonly NodeSlot[]
  readonly users: readonly string[]
  readonly sent = new SentEntries()
  readonly trace: string[] = []
  readonly failures: string[] = []
  /** By node: what each learner was shown last; forgotten where something older may be shown. */
  readonly shown = new Map<string, ReadonlySet<string>>()
  nowMs = Date.UTC(2026, 2, 1)
  /** How the network is. */
  weather: 'good' | 'bad' | 'away' = 'good'
  /** How likely a node ends at a moment between two changes of its journal. */
  crashRate = 0
  hasBeenRestored = false
  readonly #nodes = new Map<string, SimulatedNode>()
  #names = 0

  constructor(seed: number, machines: Machines, mistakes: Mistakes) {
    this.chance = new Chance(seed)
    this.mistakes = mistakes
    this.primary = new SimulatedPrimary(machines.primary)
    this.network = new Network(
      this.primary,
      (what) => this.note(what),
      () => this.chance.happens(0.1),
    )
    this.users = Array.from({ length: 1 + this.chance.below(3) }, (_, index) => `learner-${index}`)
    this.slots = machines.slots.slice(0, 2 + this.chance.below(2))
  }

  /** The nodes that run, in order. */
  get nodes(): readonly SimulatedNode[] {
    return this.slots.flatMap(({ name }) => this.#nodes.get(name) ?? [])
  }

  note(what: string): void {
    this.trace.push(what)
  }

  fail(what: string): void {
    this.note(`FAILED ${what}`)
    this.failures.push(what)
  }

  newName(kind: string): string {
    this.#names += 1
    return `${kind}-${this.#names}`
  }

  isUp(slot: NodeSlot): boolean {
    return this.#nodes.has(slot.name)
  }

  start(slot: NodeSlot): void {
    this.note(`${slot.name} starts`)
    this.#nodes.set(slot.name, new SimulatedNode(this, slot))
  }

  /** A node ends at once; its files stay. */
  crash(node: SimulatedNode): void {
    this.note(`${node.life} ends`)
    node.end()
    this.#nodes.delete(node.name)
  }

  /** Whether a node ends in this moment. */
  endsNow(): boolean {
    return this.chance.happens(this.crashRate)
  }

  /** A page may show something older from now on. */
  onExchange(node: SimulatedNode): void {
    for (const userId of this.users) this.shown.delete(`${node.name} ${userId}`)
  }

  /** The release writes what every history begins with. */
  release(): void {
    const now = toIso(this.nowMs)
    const statements = this.users.map((id) => {
      const names = { email: `${id}@example.com`, name: 'A learner', username: id }
      return toStatement(tables.insertInto('User').values({ id, ...names, createdAt: now, updatedAt: now }))
    })
    const clock = { nowMs: () => this.nowMs, newId: () => this.newName('audit') }
    const released = this.primary.execute(planCommit(statements, {}, clock).statements)
    if (!released.ok) throw new Error(released.reason.failure.message)
  }

  /** The primary is what it was after so many commits; 0 for another database in its place. */
  restore(count: number): void {
    this.hasBeenRestored = true
    this.shown.clear()
    this.primary.restore(count)
    if (count === 0) this.release()
  }

  /** The rows of a node's journal, whether it runs or not. */
  keptBy(name: string): readonly KeptRow[] {
    const slot = this.slots.find((one) => one.name === name)
    return slot ? slot.kept() : []
  }

  keptEverywhere(): readonly KeptRow[] {
    return this.slots.flatMap((slot) => slot.kept())
  }

  /** Entries that the primary has, parked ones included. */
  listHeldIds(): string[] {
    return this.primary.connection.all<{ id: string }>('SELECT id FROM Entry').map(({ id }) => id)
  }

  /** Entries that count in the primary. */
  listAppliedIds(): string[] {
    return this.primary.connection.all<{ id: string }>('SELECT id FROM LearningEvent').map(({ id }) => id)
  }

  /** What the rules say of an entry that was kept unjudged. */
  judge(entry: AcceptedEntry, luck: Luck): Judgement {
    if (luck !== 'answered') return { kind: 'later' }
    const isRefused = this.sent.contentsOf(entry.id).some(({ trouble }) => trouble === 'refused')
    return isRefused ? { kind: 'refused', reason: 'the rules' } : { kind: 'verdict', verdict: 'fine' }
  }
}
