import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { Connection } from './connection.server.ts'
import type { ObserveQuery } from './monitor/observe-query.ts'
import { createPrismaReads } from './prisma-reads.server.ts'
import type { LearnerSnapshot, Reader } from './reader.ts'
import { snapshotOf } from './snapshot-of.server.ts'
import { prepare, tables, textsOf, toList } from './sql.ts'
import { isDamage } from './sqlite-refusal.ts'

/** A learner's entries that this machine's journal holds and has not seen in the primary, oldest first. */
export type ListPending = (userId: string) => readonly AcceptedEntry[]

/** The `Reader` over a local libSQL file that may be replaced by another while it is read from. */
export interface Replica extends Reader {
  /** Whether there is a file to read from; asking without one throws `NoReplica`. */
  isOpen(): boolean
  /**
   * Reads from another file from now on; null from none.
   *
   * @throws SqliteError when the file is missing
   */
  use(path: string | null): void
  close(): Promise<void>
}

/** What may be set when a replica is opened. */
export interface ReplicaOptions {
  /** Answers from the journal; nothing is pending where there is no journal. */
  readonly listPending?: ListPending
  /** Of a copy that is encrypted at rest. */
  readonly encryptionKey?: string | undefined
  /** Told of each question that was answered. */
  readonly observe?: ObserveQuery | undefined
  /** Told when SQLite meets damage while it reads. */
  readonly onDamage?: () => void
}

/** That this machine has no copy of the database, yet or any more. */
export class NoReplica extends Error {
  constructor() {
    super('this server has no copy of the database')
  }
}

/**
 * Opens this machine's copy of the database for reading.
 *
 * @param path a migrated database file; null when there is none yet
 * @throws SqliteError when the file is missing or is no database
 */
export function openReplica(path: string | null, options: ReplicaOptions = {}): Replica {
  const { listPending = () => [], encryptionKey, observe } = options
  const open = (file: string | null) => (file === null ? null : Connection.openReadOnly(file, encryptionKey))
  let connection = open(path)
  function current(): Connection {
    if (!connection) throw new NoReplica()
    return connection
  }
  const prisma = createPrismaReads(current, observe)
  const snapshot = snapshotOf(current, observe)
  /** Where damage is met and there is another copy to read from by then, the reader does not have to know. */
  function again<Answer>(work: () => Answer): Answer {
    const before = connection
    try {
      return work()
    } catch (error) {
      if (!isDamage(error)) throw error
      options.onDamage?.()
      if (connection === before) throw error
      return work()
    }
  }

  return {
    all: (name, query) => again(() => snapshot.all(name, query)),
    prisma: prisma.reads,
    forLearner(userId, read) {
      // The journal first: an entry shipped between the two reads is then seen twice and left out once; the other way
      // round it would be missed.
      const candidates = listPending(userId)
      const { all } = snapshot
      return again(() =>
        current().transaction('deferred', () => read({ all, pending: withoutHeld(snapshot, candidates) })),
      )
    },
    isOpen: () => connection !== null,
    use(file) {
      const next = open(file)
      connection?.close()
      connection = next
    },
    async close() {
      await prisma.disconnect()
      connection?.close()
    },
  }
}

function withoutHeld(view: Pick<LearnerSnapshot, 'all'>, candidates: readonly AcceptedEntry[]) {
  if (candidates.length === 0) return candidates
  const ids = toList(candidates.map((entry) => entry.id))
  const rows = view.all('held-entries', heldEntries({ ids }))
  if (rows.length === 0) return candidates
  const held = new Set(rows.map((row) => row.id))
  return candidates.filter((entry) => !held.has(entry.id))
}

/** Those of some ids that the database has. */
export const heldEntries = prepare((given: { readonly ids: string }) =>
  tables.selectFrom('Entry').select('id').where('id', 'in', textsOf(given.ids)),
)
