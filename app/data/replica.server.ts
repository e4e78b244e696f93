import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { Connection } from './connection.server.ts'
import { createPrismaReads } from './prisma-reads.server.ts'
import type { LearnerSnapshot, Reader } from './reader.ts'
import { snapshotOf } from './snapshot-of.server.ts'
import { tables } from './sql.ts'

/** A learner's entries that this machine's journal holds and has not seen in the primary, oldest first. */
export type ListPending = (userId: string) => readonly AcceptedEntry[]

/** The `Reader` over a local libSQL file, with the handle's end. */
export interface Replica extends Reader {
  close(): Promise<void>
}

/**
 * Opens this machine's copy of the database for reading.
 *
 * @param path a migrated database file
 * @param listPending answers from the journal; nothing is pending where there is no journal
 * @throws SqliteError when the file is missing or is no database
 */
export function openReplica(path: string, listPending: ListPending = () => []): Replica {
  const connection = Connection.openReadOnly(path)
  const prisma = createPrismaReads(connection)
  const { all } = snapshotOf(connection)

  return {
    all,
    prisma: prisma.reads,
    forLearner(userId, read) {
      // The journal first: an entry shipped between the two reads is then seen twice and left out once; the other way
      // round it would be missed.
      const candidates = listPending(userId)
      return connection.transaction('deferred', () =>
        read({ all, pending: withoutHeld({ all }, candidates) }),
      )
    },
    async close() {
      await prisma.disconnect()
      connection.close()
    },
  }
}

function withoutHeld(view: Pick<LearnerSnapshot, 'all'>, candidates: readonly AcceptedEntry[]) {
  if (candidates.length === 0) return candidates
  const ids = candidates.map((entry) => entry.id)
  const rows = view.all('held-entries', tables.selectFrom('Entry').select('id').where('id', 'in', ids))
  const held = new Set(rows.map((row) => row.id))
  return candidates.filter((entry) => !held.has(entry.id))
}
