import { parentPort, workerData } from 'node:worker_threads'
import { ulid } from 'ulid'
import { z } from 'zod'
import { Connection } from '#app/data/connection.server.ts'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { runJournalWorker } from '#app/data/journal/journal-worker.server.ts'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { snapshotOf } from '#app/data/snapshot-of.server.ts'
import { deriveLearner } from './derive-learner.ts'

const { journalPath, primaryPath } = z
  .object({ journalPath: z.string(), primaryPath: z.string() })
  .parse(workerData)
if (!parentPort) throw new Error('the journal runs in a worker thread')

const clock = { nowMs: () => Date.now(), newId: () => ulid() }
const reads = Connection.openReadOnly(primaryPath)
const view = snapshotOf(() => reads)

runJournalWorker(parentPort, {
  journal: new JournalFile(journalPath, ulid()),
  primary: openLocalPrimary(primaryPath, clock),
  readPrimary: (read) => reads.transaction('deferred', () => read(view)),
  derive: deriveLearner,
  nowMs: clock.nowMs,
})
