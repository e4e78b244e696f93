import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import type { Freshness } from '#app/data/freshness.ts'
import { newestMark } from '#app/data/ledger.ts'
import { openReplica, type Replica } from '#app/data/replica.server.ts'

/** A copy of a database that comes only when the test lets it, and what it says of itself. */
export interface LaggingCopy {
  /** The newest copy. */
  readonly replica: () => Replica
  readonly freshness: Freshness
  /** Whether syncs succeed. */
  isReachable: boolean
  /** How often a sync was asked for. */
  syncs: number
  /** Takes a new copy, as a sync in the background would. */
  copyNow(): Promise<void>
  close(): Promise<void>
}

/** Makes a first copy of the database at a path. */
export async function openLaggingCopy(path: string): Promise<LaggingCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'hedgeschool-copy-'))
  const copies = [takeCopy(path, join(folder, '0.db'))]
  let [current] = copies
  let syncedAtMs = Date.now()
  const replica = (): Replica => {
    if (!current) throw new Error('there is no copy')
    return current
  }
  const copy: LaggingCopy = {
    replica,
    isReachable: false,
    syncs: 0,
    freshness: {
      state: () => ({
        isOpen: true,
        syncedAtMs,
        isPrimaryReachable: copy.isReachable,
        frame: null,
        alarm: null,
      }),
      async syncOnce() {
        copy.syncs += 1
        if (copy.isReachable) await copy.copyNow()
        return copy.isReachable
      },
      async untilHolds(ledgerSeq) {
        if (copy.isReachable) await copy.copyNow()
        const [newest] = replica().all('newest', newestMark)
        return (newest?.seq ?? 0) >= ledgerSeq
      },
    },
    async copyNow() {
      syncedAtMs = Date.now()
      current = takeCopy(path, join(folder, `${copies.length}.db`))
      copies.push(current)
    },
    async close() {
      for (const one of copies) await one.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return copy
}

function takeCopy(from: string, to: string): Replica {
  const connection = Connection.openReadOnly(from)
  connection.run('VACUUM INTO ?', [to])
  connection.close()
  return openReplica(to)
}
