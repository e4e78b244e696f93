import { join } from 'node:path'
import { ulid } from 'ulid'
import { ALWAYS_FRESH, type Freshness } from '#app/data/freshness.ts'
import type { Judgement } from '#app/data/journal.ts'
import {
  startJournalThread,
  type JournalEvents,
  type JournalThread,
} from '#app/data/journal/journal-thread.server.ts'
import { openLostJournal } from '#app/data/journal/lost-journal.server.ts'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import type { ObserveQuery } from '#app/data/monitor/observe-query.ts'
import type { PrimaryHttp } from '#app/data/primary-http.server.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import { openReplica, type ListPending, type Replica } from '#app/data/replica.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { startWorker } from './process-entry.ts'

/** The three handles, opened. */
export interface Data {
  readonly replica: Replica
  readonly primary: Primary
  readonly journal: JournalThread
  readonly freshness: Freshness
  /** The primary over HTTP, for what is asked of it in the background; null where it is a local file. */
  readonly http: PrimaryHttp | null
  /** Of the process that keeps the copy; null where there is none. */
  readonly syncerFigures: (() => { readonly rssBytes: number | null; readonly restarts: number }) | null
  /** Ships what is left, then closes everything. */
  close(): Promise<void>
}

/** What may be set when data is opened. */
export interface OpenDataOptions {
  /** False after the journal has failed. */
  readonly hasJournal?: boolean
  /** Told of each question that was answered. */
  readonly observe?: ObserveQuery
  /** Judges what is tried again without a verdict. */
  readonly judge?: (reader: Reader, entry: AcceptedEntry) => Promise<Judgement>
}

/** The database of a data folder. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'app.db')
}

/**
 * Opens a data folder whose database has been migrated. The primary is a local file here, so the replica is the same
 * file, and what is shipped is at once visible.
 */
export async function openData(
  dataDir: string,
  events: JournalEvents,
  { hasJournal = true, observe, judge }: OpenDataOptions = {},
): Promise<Data> {
  const primaryPath = databasePath(dataDir)
  let listPending: ListPending = () => []
  const replica = openReplica(primaryPath, { listPending: (userId) => listPending(userId), observe })
  const journal = hasJournal
    ? await startJournal(dataDir, judge ? { ...events, onJudge: (entry) => judge(replica, entry) } : events)
    : openLostJournal('its disk failed')
  listPending = journal.listPending
  const primary = openLocalPrimary(primaryPath, { nowMs: () => Date.now(), newId: () => ulid() })
  return {
    replica,
    primary,
    journal,
    freshness: ALWAYS_FRESH,
    http: null,
    syncerFigures: null,
    async close() {
      await journal.close()
      await replica.close()
      primary.close()
    },
  }
}

function startJournal(dataDir: string, events: JournalEvents): Promise<JournalThread> {
  const primaryPath = databasePath(dataDir)
  const journalPath = join(dataDir, 'journal.db')
  const worker = startWorker('journal-worker', {
    journalPath,
    primary: { kind: 'file', path: primaryPath },
    replicaPath: primaryPath,
    lineage: 'local',
  })
  return startJournalThread(worker, journalPath, events)
}
