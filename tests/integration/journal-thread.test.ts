import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { startJournalThread } from '#app/data/journal/journal-thread.server.ts'
import { makeAuthor, makeSession } from './entry-fixture.ts'
import { makeDataFolder, type DataFolder } from './migrated-database.ts'

let folder: DataFolder

beforeEach(async () => {
  folder = await makeDataFolder()
})

afterEach(() => folder.remove())

/** A thread whose disk fails under the append, then under what it was shipping, and which falls over when told to. */
const FAILING_WORKER = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage({ type: 'ready', nodeId: 'a node' })
parentPort.on('message', (message) => {
  if (message === 'fall over') throw new Error('third')
  parentPort.postMessage({ type: 'failed', detail: 'SQLITE_IOERR_FSYNC: first', isFatal: true })
  parentPort.postMessage({ type: 'failed', detail: 'SQLITE_IOERR_FSYNC: second', isFatal: true })
})
`

it('says once that the journal is lost, so that one process begins anew', async () => {
  const path = join(folder.dataDir, 'journal.db')
  new JournalFile(path, 'a node').close()
  const failures: string[] = []
  const worker = new Worker(FAILING_WORKER, { eval: true })
  const journal = await startJournalThread(worker, path, {
    onParked: () => {},
    onFailed(detail, isFatal) {
      failures.push(`${isFatal ? 'fatal' : 'once'} ${detail}`)
      // By itself it might do so before it is heard: errors and messages of a thread have no common order.
      worker.postMessage('fall over')
    },
    onJudge: () => Promise.resolve({ kind: 'later' }),
    onNeedReplica: () => Promise.resolve(true),
  })
  expect(await journal.append(makeSession(makeAuthor()))).toEqual({
    ok: false,
    reason: { code: 'unavailable' },
  })
  await journal.close()
  expect(failures).toEqual(['fatal SQLITE_IOERR_FSYNC: first'])
  expect(journal.findProblem()).toBe('SQLITE_IOERR_FSYNC: first')
})
