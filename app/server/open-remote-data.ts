import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { followPrimary } from '#app/data/follow-primary.server.ts'
import type { Freshness } from '#app/data/freshness.ts'
import { guardPrimary } from '#app/data/guard-primary.server.ts'
import type { Judgement } from '#app/data/journal.ts'
import {
  startJournalThread,
  type JournalEvents,
  type JournalThread,
} from '#app/data/journal/journal-thread.server.ts'
import { openLostJournal } from '#app/data/journal/lost-journal.server.ts'
import type { ObserveQuery } from '#app/data/monitor/observe-query.ts'
import { openPrimaryHttp, type PrimaryAddress } from '#app/data/primary-http.server.ts'
import type { Reader } from '#app/data/reader.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import { openReplica } from '#app/data/replica.server.ts'
import { Syncer, type SyncerEvent } from '#app/data/syncer/syncer.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { Data } from './open-data.ts'
import { childProcessEntry, startWorker } from './process-entry.ts'

/** What a node with a primary elsewhere needs. */
export interface RemoteDataOptions {
  readonly dataDir: string
  readonly address: PrimaryAddress
  readonly encryptionKey?: string | undefined
  readonly syncIntervalMs: number
  /** Names of the migrations that this release knows. */
  readonly migrations: readonly string[]
  readonly hasJournal: boolean
  /** Told of each question that was answered. */
  readonly observe?: ObserveQuery
  readonly events: JournalEvents
  readonly onSyncerEvent: (event: SyncerEvent) => void
  /** Judges what was kept while there was no copy to judge it by. */
  readonly judge: (reader: Reader, entry: AcceptedEntry) => Promise<Judgement>
}

/** The folder of the replica's generations. */
export function replicaDir(dataDir: string): string {
  return join(dataDir, 'replica')
}

/**
 * Opens a data folder whose primary is elsewhere. Needs no network: it reads from the copy that is there, if one is, and
 * the rest follows.
 */
export async function openRemoteData(options: RemoteDataOptions): Promise<Data> {
  const { dataDir, address, encryptionKey, events } = options
  const clock = { nowMs: () => Date.now(), newId: () => ulid() }
  let journal: JournalThread | null = null
  let served: Served = { path: null, lineage: '' }
  const replica = openReplica(null, {
    listPending: (userId) => journal?.listPending(userId) ?? [],
    encryptionKey,
    observe: options.observe,
    onDamage: () => syncer.suspect(),
  })
  mkdirSync(replicaDir(dataDir), { recursive: true })
  const syncer = new Syncer({
    root: replicaDir(dataDir),
    program: childProcessEntry('syncer-process'),
    address,
    encryptionKey,
    intervalMs: options.syncIntervalMs,
    requiredMigrations: options.migrations,
    newId: ulid,
    onServe(path, lineage) {
      served = { path, lineage }
      // The journal first: between the two, pages may see an entry twice and leave it out once, but never miss it.
      journal?.useReplica(path, lineage)
      replica.use(path)
    },
    onEvent: options.onSyncerEvent,
  })
  const freshness = followPrimary(replica, syncer)
  // Whoever asks first finds out for everybody: the copy is synced, and what waits is shipped.
  const http = openPrimaryHttp(address, () => {
    void syncer.requestSync().then(() => journal?.useReplica(served.path, served.lineage))
  })
  const journalEvents = {
    ...events,
    onNeedReplica: (ledgerSeq: number | null) => awaitSeq(freshness, ledgerSeq),
    onJudge: (entry: AcceptedEntry) => options.judge(replica, entry),
    onReplicaDamaged: () => syncer.suspect(),
  }
  journal = options.hasJournal
    ? await startJournal(options, served, journalEvents)
    : openLostJournal('its disk failed')
  // It may have been replaced while the worker was starting.
  journal.useReplica(served.path, served.lineage)
  const thread = journal
  return {
    replica,
    primary: guardPrimary(openRemotePrimary(http, clock), replica, freshness),
    journal,
    freshness,
    http,
    syncerFigures: () => syncer.figures(),
    async close() {
      await thread.close()
      await syncer.close()
      await replica.close()
      http.close()
    },
  }
}

interface Served {
  readonly path: string | null
  readonly lineage: string
}

function startJournal(
  { dataDir, address, encryptionKey }: RemoteDataOptions,
  { path, lineage }: Served,
  events: JournalEvents,
): Promise<JournalThread> {
  const journalPath = join(dataDir, 'journal.db')
  const worker = startWorker('journal-worker', {
    journalPath,
    primary: { kind: 'url', ...address },
    replicaPath: path,
    lineage,
    encryptionKey: encryptionKey ?? null,
  })
  return startJournalThread(worker, journalPath, events)
}

function awaitSeq(freshness: Freshness, ledgerSeq: number | null): Promise<boolean> {
  return ledgerSeq === null ? freshness.syncOnce(WAIT_MS) : freshness.untilHolds(ledgerSeq, WAIT_MS)
}

/** How long the shipper waits for the copy before it backs off. */
const WAIT_MS = 5 * SECOND_MS
