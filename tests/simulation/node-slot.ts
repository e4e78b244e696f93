import { Connection } from '#app/data/connection.server.ts'
import { openReplica, type ListPending, type Replica } from '#app/data/replica.server.ts'
import type { DatabaseFiles } from './database-files.ts'
import { SimulatedCopy } from './simulated-copy.ts'

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
  #rows: Connection | null = null
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
    this.#rows?.close()
    this.#rows = null
    if (this.journalPath !== '') this.#files.remove(this.journalPath)
    this.journalPath = this.#files.newJournal(this.name)
    this.lives = 0
    this.clockOffsetMs = 0
    this.isBroken = false
    this.served = null
    this.deriving = null
  }

  /** Reads the journal's file from now on, which is there when a node has been started once. */
  openRows(): void {
    this.#rows ??= Connection.openReadOnly(this.journalPath)
  }

  /** @throws Error before the first start */
  rows(): Connection {
    if (!this.#rows) throw new Error('there is no journal yet')
    return this.#rows
  }

  /** What the journal has. */
  kept(): readonly KeptRow[] {
    return this.rows().all<KeptRow>(
      'SELECT seq, id, hash, userId, isJudged, shippedAt, parkedReason FROM Kept',
    )
  }

  /** A generation that nobody reads. */
  takeCopy(): SimulatedCopy {
    const free = this.#copies.find((copy) => copy !== this.served && copy !== this.deriving)
    if (!free) throw new Error('every copy is read')
    return free
  }

  async close(): Promise<void> {
    this.#rows?.close()
    await this.replica.close()
    for (const copy of this.#copies) copy.close()
  }
}
