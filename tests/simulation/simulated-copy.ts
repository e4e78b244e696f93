import type { Connection } from '#app/data/connection.server.ts'
import type { LedgerMark } from '#app/data/ledger.ts'
import { replay, type Batch } from './simulated-primary.ts'

/** One generation of a node's copy of the primary, in a file of its own. */
export class SimulatedCopy {
  readonly path: string
  readonly #connection: Connection
  #applied: readonly Batch[] = []
  /** Names the history that it belongs to. */
  lineage = ''

  constructor(path: string, connection: Connection) {
    this.path = path
    this.#connection = connection
  }

  /** What it holds, oldest first. */
  get applied(): readonly Batch[] {
    return this.#applied
  }

  /** Begins anew with these commits. */
  begin(batches: readonly Batch[], lineage: string): void {
    this.#applied = [...batches]
    this.lineage = lineage
    replay(this.#connection, batches, true)
  }

  /**
   * Follows the primary. Nothing comes where its history is another one: "0 frames".
   *
   * @param most commits to apply before it breaks off
   */
  pull(log: readonly Batch[], most: number): void {
    const last = this.#applied.at(-1)
    if (last && log[this.#applied.length - 1] !== last) return
    const missing = log.slice(this.#applied.length, this.#applied.length + most)
    replay(this.#connection, missing, false)
    this.#applied = [...this.#applied, ...missing]
  }

  newest(): LedgerMark | null {
    return this.#applied.at(-1)?.mark ?? null
  }

  rows(sql: string): Record<string, unknown>[] {
    return this.#connection.all<Record<string, unknown>>(sql)
  }

  close(): void {
    this.#connection.close()
  }
}
