import { Connection } from '#app/data/connection.server.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { snapshotOf } from '#app/data/snapshot-of.server.ts'
import { isDamage, isSqliteFailure } from '#app/data/sqlite-refusal.ts'
import { ReplicaUnreadable, type DerivingView } from './shipper.server.ts'

/** What a view tells of its file. */
export interface ReplicaViewEvents {
  readonly onUnreadable: (detail: string) => void
  /** SQLite found that the file is not what it should be. */
  readonly onDamage: () => void
}

/** This machine's copy of the database, which may be exchanged for another one. */
export class ReplicaView implements DerivingView {
  readonly #encryptionKey: string | undefined
  readonly #events: ReplicaViewEvents
  #connection: Connection | null = null

  /** @param encryptionKey of copies that are encrypted at rest */
  constructor(encryptionKey: string | undefined, events: ReplicaViewEvents) {
    this.#encryptionKey = encryptionKey
    this.#events = events
  }

  /** Reads from this file from now on, null for none; one that cannot be opened is none. */
  use(path: string | null): void {
    this.close()
    if (path === null) return
    try {
      this.#connection = Connection.openReadOnly(path, this.#encryptionKey)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      this.#events.onUnreadable(error.message)
    }
  }

  isOpen(): boolean {
    return this.#connection !== null
  }

  read<Answer>(work: (view: Snapshot) => Answer): Answer {
    const connection = this.#connection
    if (!connection) throw new ReplicaUnreadable('there is no copy of the database')
    try {
      return connection.transaction('deferred', () => work(snapshotOf(() => connection)))
    } catch (error) {
      if (!isSqliteFailure(error)) throw error
      this.#events.onUnreadable(`${error.code}: ${error.message}`)
      if (isDamage(error)) this.#events.onDamage()
      throw new ReplicaUnreadable(error.message)
    }
  }

  close(): void {
    this.#connection?.close()
    this.#connection = null
  }
}
