import { once } from 'node:events'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMMIT_DEADLINE_MS } from '#app/data/local-primary.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { watchLoop } from '../integration/loop-delay.ts'
import { makeDataFolder, openPrimary, queryRows, type DataFolder } from '../integration/migrated-database.ts'
import { holdWriteLock } from '../integration/open-school.ts'
import { linesOf, startProcess, startThread, untilExit } from '../integration/typescript-process.ts'

const WRITER = new URL('../integration/contending-writer.ts', import.meta.url)
const COMMITS = 60
const stamps = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
const flagStatement = (key: string) =>
  toStatement(tables.insertInto('FeatureFlag').values({ id: ulid(), key, ...stamps }))

let folder: DataFolder

beforeEach(async () => {
  folder = await makeDataFolder()
})

afterEach(() => folder.remove())

/** Each writer's lines, once all of them have ended. */
async function runWriters(): Promise<string[]> {
  const threads = ['thread-1', 'thread-2'].map(async (name) => {
    const lines: string[] = []
    const thread = startThread(WRITER, { path: folder.path, name, count: COMMITS })
    thread.on('message', (line: string) => lines.push(line))
    await once(thread, 'exit')
    return lines
  })
  const child = startProcess(WRITER, [folder.path, 'process', String(COMMITS)])
  const ofProcess: string[] = []
  for await (const line of linesOf(child)) ofProcess.push(line)
  expect(await untilExit(child)).toBe(0)
  return [...(await Promise.all(threads)).flat(), ...ofProcess]
}

describe('writers that contend', () => {
  it('all get their turn, threads and processes alike, and nobody stops the event loop', async () => {
    const primary = openPrimary(folder.path)
    const loop = await watchLoop()
    const writing = new AbortController()
    const others = runWriters().finally(() => writing.abort())
    const keys = ['process', 'thread-1', 'thread-2'].flatMap((name) =>
      Array.from({ length: COMMITS }, (_, number) => `${name}-${number}`),
    )
    for (let number = 0; !writing.signal.aborted; number += 1) {
      keys.push(`own-${number}`)
      expect(await primary.commit([flagStatement(`own-${number}`)])).toMatchObject({ ok: true })
      await nextTurn()
    }
    const lines = await others
    const delay = await loop.stop()
    primary.close()

    expect(lines.filter((line) => !line.startsWith('kept '))).toEqual([])
    expect(lines).toHaveLength(3 * COMMITS)
    const kept = queryRows(folder.path, 'SELECT key FROM FeatureFlag').map(({ key }) => String(key))
    expect(kept.toSorted()).toEqual(keys.toSorted())
    expect(queryRows(folder.path, 'SELECT count(DISTINCT id) AS n FROM Ledger')).toEqual([{ n: keys.length }])
    expect(delay.ownMs).toBeLessThan(100 + delay.machineMs)
  })
})

describe('a lock that is held', () => {
  it('is waited for outside of SQLite, and the commit arrives as soon as it goes', async () => {
    const primary = openPrimary(folder.path)
    const release = await holdWriteLock(folder.path)
    const loop = await watchLoop()
    const committing = primary.commit([flagStatement('patient')])
    expect(await Promise.race([committing, sleep(700, 'waiting')])).toBe('waiting')
    release()
    expect(await committing).toMatchObject({ ok: true })
    const delay = await loop.stop()
    primary.close()
    expect(delay.ownMs).toBeLessThan(100 + delay.machineMs)
  })

  it('beyond the deadline makes the commit unavailable, and nothing of it comes later', async () => {
    const primary = openPrimary(folder.path)
    const release = await holdWriteLock(folder.path)
    const startedMs = performance.now()
    const refused = await primary.commit([flagStatement('too-late')])
    const waitedMs = performance.now() - startedMs
    release()
    expect(refused).toMatchObject({
      ok: false,
      reason: { code: 'UNAVAILABLE', field: null, statementIndex: null },
    })
    expect(waitedMs).toBeGreaterThanOrEqual(COMMIT_DEADLINE_MS)
    expect(waitedMs).toBeLessThan(COMMIT_DEADLINE_MS + 2_000)
    expect(await primary.commit([flagStatement('next')])).toMatchObject({ ok: true })
    primary.close()
    expect(queryRows(folder.path, 'SELECT key FROM FeatureFlag')).toEqual([{ key: 'next' }])
  })
})
