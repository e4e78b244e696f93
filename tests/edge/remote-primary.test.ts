import { setTimeout as sleep } from 'node:timers/promises'
import { ulid } from 'ulid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PrimaryHttp } from '#app/data/primary-http.server.ts'
import type { CommitRefusal, CommitStatement, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { watchLoop } from '../integration/loop-delay.ts'
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts'
import { connectPrimary, startMigratedSqld, type MigratedSqld } from './primary-kinds.ts'

const stamps = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
const flag = (key: string): CommitStatement =>
  toStatement(tables.insertInto('FeatureFlag').values({ id: ulid(), key, ...stamps }))

let server: MigratedSqld
let proxy: FaultProxy
let primary: Primary
let http: PrimaryHttp

beforeAll(async () => {
  server = await startMigratedSqld()
})

beforeEach(async () => {
  proxy = await startFaultProxy(server.sqld.port)
  ;({ primary, http } = connectPrimary(proxy.url))
  // A connection that is there when the fault comes.
  const committed = await primary.commit([])
  if (!committed.ok) throw new Error(committed.reason.detail)
})

afterEach(async () => {
  http.close()
  await proxy.close()
})

afterAll(() => server.stop())

/** Until the connection that was kept is known to be gone: a request that meets its end may have arrived. */
async function refuse(): Promise<void> {
  await proxy.set({ kind: 'refuse' })
  await sleep(50)
}

async function timed<Answer>(act: () => Promise<Answer>): Promise<{ tookMs: number; answer: Answer }> {
  const startedMs = performance.now()
  const answer = await act()
  return { answer, tookMs: performance.now() - startedMs }
}

async function refusalOf(statements: readonly CommitStatement[]): Promise<CommitRefusal> {
  const committed = await primary.commit(statements)
  if (committed.ok) throw new Error('a refusal was expected')
  return committed.reason
}

const unavailable = (mayHaveHappened: boolean) => ({
  code: 'UNAVAILABLE',
  field: null,
  statementIndex: null,
  mayHaveHappened,
})

const marks = async () => Number((await server.rows('SELECT count(*) AS n FROM Ledger'))[0]?.['n'])
const isKept = async (key: string) =>
  (await server.rows(`SELECT 1 FROM FeatureFlag WHERE key = '${key}'`)).length === 1

describe('a commit to a primary that is away', () => {
  it('is refused at once where nobody listens, and has certainly not happened', async () => {
    await refuse()
    const { tookMs, answer } = await timed(() => refusalOf([flag('refused')]))
    expect(answer).toMatchObject(unavailable(false))
    expect(answer.detail).toContain('ECONNREFUSED')
    expect(tookMs).toBeLessThan(500)
  })

  it('is refused within its deadline where nothing answers, and the event loop goes on', async () => {
    await proxy.set({ kind: 'black-hole' })
    const loop = await watchLoop()
    const { tookMs, answer } = await timed(() => refusalOf([flag('silent')]))
    const delay = await loop.stop()
    expect(answer).toMatchObject(unavailable(true))
    expect(tookMs).toBeGreaterThan(4_900)
    expect(tookMs).toBeLessThan(5_500)
    expect(delay.ownMs).toBeLessThan(100 + delay.machineMs)
    expect(await isKept('silent')).toBe(false)
  })

  it('is refused within its deadline where the answer comes too slowly', async () => {
    await proxy.set({ kind: 'drip', bytesPerSecond: 20 })
    const { tookMs, answer } = await timed(() => refusalOf([flag('slow')]))
    expect(answer).toMatchObject(unavailable(true))
    expect(tookMs).toBeLessThan(5_500)
  })

  it('is refused where connections are reset', async () => {
    await proxy.set({ kind: 'reset' })
    const { tookMs, answer } = await timed(() => refusalOf([flag('reset')]))
    expect(answer).toMatchObject({ code: 'UNAVAILABLE' })
    expect(tookMs).toBeLessThan(500)
  })

  it('is refused where the server stands still, and goes through again when it does not', async () => {
    await server.sqld.pause()
    const { tookMs, answer } = await timed(() => refusalOf([flag('paused')]))
    server.sqld.resume()
    expect(answer).toMatchObject(unavailable(true))
    expect(tookMs).toBeLessThan(5_500)
    expect(await primary.commit([flag('resumed')])).toMatchObject({ ok: true })
  })

  it('goes through again once a server that was killed is back', async () => {
    await server.sqld.kill()
    expect(await refusalOf([flag('killed')])).toMatchObject({ code: 'UNAVAILABLE' })
    await server.sqld.restart()
    await expect.poll(async () => (await primary.commit([])).ok, { timeout: 15_000 }).toBe(true)
    expect(await isKept('killed')).toBe(false)
  })
})

describe('a commit whose answer is lost', () => {
  it('is found in the ledger, and happened exactly once', async () => {
    const before = await marks()
    await proxy.set({ kind: 'cut-after-request', times: 1 })
    const committed = await primary.commit([flag('cut')])
    const [newest] = await server.rows('SELECT max(seq) AS seq FROM Ledger')
    expect(committed).toEqual({ ok: true, value: newest?.['seq'] })
    expect(await marks()).toBe(before + 1)
    expect(await isKept('cut')).toBe(true)
  })

  it('may have happened, and says so, where the ledger cannot be asked either', async () => {
    const before = await marks()
    await proxy.set({ kind: 'cut-after-request' })
    expect(await refusalOf([flag('cut-twice')])).toMatchObject(unavailable(true))
    expect(await marks()).toBe(before + 1)
  })

  it('is refused as what it was where the answer was a refusal', async () => {
    await primary.commit([flag('taken')])
    const before = await marks()
    await proxy.set({ kind: 'cut-after-request', times: 1 })
    // The ledger says no: whoever repeats it hears why.
    expect(await refusalOf([flag('taken')])).toMatchObject(unavailable(true))
    expect(await refusalOf([flag('taken')])).toMatchObject({ code: 'DUPLICATE_ENTRY', field: 'key' })
    expect(await marks()).toBe(before)
  })
})

describe('an answer that is none', () => {
  const page = '<!doctype html><h1>Please sign in to this network</h1>'
  it.each([
    ['429, too many requests', 429, page, 'text/html', false],
    ['401, in plain text', 401, 'who are you?', 'text/plain', false],
    ['500, with a page', 500, page, 'text/html', true],
    ['502, without a word', 502, '', 'text/plain', true],
    ['500, with JSON that is cut off', 500, '{"message":', 'application/json', true],
    ['200, with the page of a captive portal', 200, page, 'text/html', true],
    ['200, with JSON of another shape', 200, '{"hello":[1]}', 'application/json', true],
    ['200, with no results', 200, '{"baton":null,"base_url":null,"results":[]}', 'application/json', true],
  ])('%s, is neither success nor thrown', async (_what, status, body, contentType, mayHaveHappened) => {
    const before = await marks()
    await proxy.set({ kind: 'answer', status, body, contentType })
    expect(await refusalOf([flag(`answer-${status}`)])).toMatchObject(unavailable(mayHaveHappened))
    expect(await marks()).toBe(before)
    await proxy.clear()
    expect(await primary.commit([])).toMatchObject({ ok: true })
  })
})

describe('the circuit', () => {
  it('is open after three failures, and closes by itself when the primary is back', async () => {
    await refuse()
    for (const key of ['one', 'two', 'three']) {
      expect((await refusalOf([flag(key)])).detail).toContain('ECONNREFUSED')
    }
    const { tookMs, answer } = await timed(() => refusalOf([flag('four')]))
    expect(answer).toMatchObject({ ...unavailable(false), detail: 'it was away just now' })
    expect(tookMs).toBeLessThan(50)
    expect(http.isReachable()).toBe(false)
    await proxy.clear()
    await expect.poll(async () => (await primary.commit([])).ok, { interval: 50, timeout: 15_000 }).toBe(true)
    expect(http.isReachable()).toBe(true)
  })

  it('lets one see how a silent primary is, while nobody else waits and the event loop goes on', async () => {
    await proxy.set({ kind: 'black-hole' })
    await Promise.all(['a', 'b', 'c'].map((key) => refusalOf([flag(key)])))
    const loop = await watchLoop()
    const times: number[] = []
    const pending: Promise<unknown>[] = []
    const endMs = performance.now() + 4_000
    while (performance.now() < endMs) {
      pending.push(timed(() => primary.commit([])).then(({ tookMs }) => times.push(tookMs)))
      await sleep(20)
    }
    await Promise.all(pending)
    const delay = await loop.stop()
    expect(delay.ownMs).toBeLessThan(100 + delay.machineMs)
    expect(times.filter((tookMs) => tookMs > 50 + delay.machineMs)).toHaveLength(1)
    expect(times.length).toBeGreaterThan(50)
  })

  it('is none of the business of a refusal by SQLite', async () => {
    await primary.commit([flag('busy-key')])
    for (let times = 0; times < 5; times += 1) {
      expect(await refusalOf([flag('busy-key')])).toMatchObject({ code: 'DUPLICATE_ENTRY' })
    }
    expect(http.isReachable()).toBe(true)
  })
})
