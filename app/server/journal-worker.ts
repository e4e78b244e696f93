import { parentPort, workerData } from 'node:worker_threads'
import { ulid } from 'ulid'
import { z } from 'zod'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { runJournalWorker } from '#app/data/journal/journal-worker.server.ts'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { openPrimaryHttp } from '#app/data/primary-http.server.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import { deriveLearner } from './derive-learner.ts'

const WorkerData = z.object({
  journalPath: z.string(),
  primary: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('file'), path: z.string() }),
    z.object({ kind: z.literal('url'), url: z.string(), authToken: z.string().optional() }),
  ]),
  /** The copy to derive from; the primary's own file where that is local. Null when there is none yet. */
  replicaPath: z.string().nullable(),
  lineage: z.string(),
  /** Of a copy that is encrypted at rest. */
  encryptionKey: z.string().nullable().default(null),
})

const { journalPath, primary, replicaPath, lineage, encryptionKey } = WorkerData.parse(workerData)
if (!parentPort) throw new Error('the journal runs in a worker thread')

const clock = { nowMs: () => Date.now(), newId: () => ulid() }

runJournalWorker(parentPort, {
  journal: new JournalFile(journalPath, ulid()),
  primary:
    primary.kind === 'file'
      ? openLocalPrimary(primary.path, clock)
      : openRemotePrimary(openPrimaryHttp(primary), clock),
  isPrimaryHere: primary.kind === 'file' && primary.path === replicaPath,
  replica: { path: replicaPath, lineage },
  encryptionKey: encryptionKey ?? undefined,
  derive: deriveLearner,
  nowMs: clock.nowMs,
})
