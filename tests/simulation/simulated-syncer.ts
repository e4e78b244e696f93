import { compareHistories } from '#app/data/syncer/compare-histories.server.ts'
import type { Network } from './network.ts'
import type { SimulatedCopy } from './simulated-copy.ts'
import type { SimulatedPrimary } from './simulated-primary.ts'

/** What the syncer of one life of a node works with. */
export interface SyncerParts {
  readonly life: string
  readonly network: Network
  readonly primary: SimulatedPrimary
  /** A generation that nobody reads. */
  readonly takeCopy: () => SimulatedCopy
  readonly newLineage: () => string
  readonly onServe: (copy: SimulatedCopy) => void
  /** How many commits arrive before a sync breaks off. */
  readonly pullSome: () => number
}

/** Keeps a node's copy as the syncer does: compares before a sync and after it, and builds anew beside the old one. */
export class SimulatedSyncer {
  readonly #parts: SyncerParts
  #current: SimulatedCopy | null
  #hasAlarm = false
  #turn: Promise<boolean> = Promise.resolve(true)
  #turns = 0

  constructor(parts: SyncerParts, current: SimulatedCopy | null) {
    this.#parts = parts
    this.#current = current
  }

  get current(): SimulatedCopy | null {
    return this.#current
  }

  get isIdle(): boolean {
    return this.#turns === 0
  }

  /** A sync that begins after this call; whether it succeeded. */
  requestSync(): Promise<boolean> {
    this.#turns += 1
    this.#turn = this.#turn.then(async () => {
      const succeeded = await this.#takeTurn()
      this.#turns -= 1
      return succeeded
    })
    return this.#turn
  }

  /** Damage was found: the older copy that last passed its checks is served until a new one is there. */
  condemn(verified: SimulatedCopy): void {
    this.#hasAlarm = true
    this.#current = verified
    this.#parts.onServe(verified)
  }

  async #takeTurn(): Promise<boolean> {
    const copy = this.#current
    if (!copy || this.#hasAlarm) return this.#build()
    const http = this.#parts.network.httpOf({ life: this.#parts.life, who: 'syncer' })
    const before = await compareHistories(copy.newest(), http)
    if (before.kind === 'foreign') this.#hasAlarm = true
    if (before.kind !== 'same' || this.#hasAlarm) return false
    const isWhole = await this.#pullInto(copy)
    if (!isWhole || this.#current !== copy) return false
    const after = await compareHistories(copy.newest(), http)
    if (after.kind === 'foreign') this.#hasAlarm = true
    // The answer is given before the second look has an end.
    return true
  }

  async #pullInto(copy: SimulatedCopy): Promise<boolean> {
    const { network, life, primary, pullSome } = this.#parts
    const pulled = network.wait({ life, who: 'syncer' }, 'pull', (luck) => {
      copy.pull(primary.log, luck === 'answered' ? primary.log.length : pullSome())
      return luck === 'answered'
    })
    return pulled.answer
  }

  async #build(): Promise<boolean> {
    const { network, life, primary, takeCopy, newLineage, onServe } = this.#parts
    const built = network.wait({ life, who: 'syncer' }, 'pull', (luck) => {
      if (luck !== 'answered') return null
      const copy = takeCopy()
      copy.begin(primary.log, newLineage())
      return copy
    })
    const copy = await built.answer
    if (!copy) return false
    this.#current = copy
    this.#hasAlarm = false
    onServe(copy)
    return true
  }
}
