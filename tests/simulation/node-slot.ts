import { openReplica, type ListPending, type Replica } from '#app/data/replica.server.ts'
import type { DatabaseFiles } from './database-files.ts'
import { SimulatedCopy } from './simulated-copy.ts'

/** The machine of a node: what outlives its process. Used by one simulation after the other. */
export class NodeSlot {
  readonly name: string
  readonly replica: Replica
  journalPath = ''
  lives = 0
  clockOffsetMs = 0
  /** Whether deriving fails, for a mistake of ours. */
  isBroken = false
  served: SimulatedCopy | null = null
  /** What the journal's worker reads from. */
  deriving: SimulatedCopy | null = null
  listPending: ListPending = () => []
  readonly #files: DatabaseFiles
  readonly #copies: readonly SimulatedCopy[]

  constructor(files: DatabaseFiles, name: string) {
    this.name = name
    this.#files = files
    this.replica = openReplica(null, { listPending: (userId) => this.listPending(userId) })
    this.#copies = Array.from({ length: 3 }, () => {
      const { path, connection } = files.open(`${name}-copy`)
      return new SimulatedCopy(path, connection)
    })
  }

  /** A machine with nothing on it. */
  reset(): void {
    if (this.journalPath !== '') this.#files.remove(this.journalPath)
    this.journalPath = this.#files.newPath(`${this.name}-journal`)
    this.lives = 0
    this.clockOffsetMs = 0
    this.isBroken = false
    this.served = null
    this.deriving = null
  }

  /** A generation that nobody reads. */
  takeCopy(): SimulatedCopy {
    const free = this.#copies.find((copy) => copy !== this.served && copy !== this.deriving)
    if (!free) throw new Error('every copy is read')
    return free
  }

  async close(): Promise<void> {
    await this.replica.close()
    for (const copy of this.#copies) copy.close()
  }
}
