import { Buffer } from 'node:buffer'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@libsql/client/http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts'
import { freePort, startSqld } from './sqld.ts'

const BIG = 'x'.repeat(10_000)

let server: Server
let proxy: FaultProxy
let requests: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    request.resume()
    response.end(request.url === '/big' ? BIG : 'hello')
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  proxy = await startFaultProxy(port)
})

afterEach(async () => {
  await proxy.clear()
  requests = []
})

afterAll(async () => {
  await proxy.close()
  server.closeAllConnections()
  server.close()
})

const get = async (path = '/', timeoutMs = 5_000) => {
  const answer = await fetch(proxy.url + path, { signal: AbortSignal.timeout(timeoutMs) })
  return { status: answer.status, text: await answer.text() }
}

/** The code of the error that a request ends with. */
async function errorCode(asked: Promise<unknown>): Promise<unknown> {
  const error: unknown = await asked.then(
    () => new Error('it was answered'),
    (failure: unknown) => failure,
  )
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof Error && 'code' in cause ? cause.code : cause
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await act()
  return performance.now() - startedMs
}

describe('a fault proxy', () => {
  it('without a fault passes everything on, both ways', async () => {
    expect(await get('/big')).toEqual({ status: 200, text: BIG })
    const posted = await fetch(`${proxy.url}/post`, { method: 'POST', body: BIG })
    expect(await posted.text()).toBe('hello')
    expect(requests).toEqual(['/big', '/post'])
  })

  it('adds the round trip, and no more than that, to connections that are there already', async () => {
    await get()
    await proxy.set({ kind: 'latency', roundTripMs: 200 })
    const tookMs = await timeOf(() => get())
    expect(tookMs).toBeGreaterThanOrEqual(199)
    expect(tookMs).toBeLessThan(400)
    const together = await timeOf(() => Promise.all([get('/big'), get('/big'), get('/big')]))
    expect(together).toBeLessThan(400)
  })

  it('takes and gives nothing as a black hole, until it ends', async () => {
    await get()
    await proxy.set({ kind: 'black-hole' })
    expect(await errorCode(get('/lost', 200))).toBe(23)
    expect(requests).toEqual(['/'])
    const asked = get('/late')
    await sleep(100)
    await proxy.clear()
    expect(await asked).toMatchObject({ text: 'hello' })
    expect(requests).toContain('/late')
  })

  it('does not listen while it refuses, and cuts off whoever was connected', async () => {
    const idle = connect(proxy.port, '127.0.0.1')
    idle.on('error', () => {})
    await new Promise((resolve) => idle.once('connect', resolve))
    const cut = new Promise((resolve) => idle.once('close', resolve))
    await proxy.set({ kind: 'refuse' })
    await cut
    expect(await errorCode(get())).toBe('ECONNREFUSED')
    await proxy.clear()
    expect(await get()).toMatchObject({ status: 200 })
  })

  it('resets what it has accepted', async () => {
    await proxy.set({ kind: 'reset' })
    expect(await errorCode(get())).toMatch(/ECONNRESET|EPIPE|UND_ERR_SOCKET/)
    expect(requests).toEqual([])
  })

  it('cuts after the request was answered, as often as it was told', async () => {
    await proxy.set({ kind: 'cut-after-request', times: 2 })
    expect(await errorCode(get('/1'))).toBe('UND_ERR_SOCKET')
    expect(await errorCode(get('/2'))).toBe('UND_ERR_SOCKET')
    expect(await get('/3')).toMatchObject({ text: 'hello' })
    expect(requests).toEqual(['/1', '/2', '/3'])
  })

  it('drips', async () => {
    await proxy.set({ kind: 'drip', bytesPerSecond: 10_000 })
    const tookMs = await timeOf(() => get('/big'))
    expect(tookMs).toBeGreaterThan(900)
    expect(tookMs).toBeLessThan(3_000)
  })

  it('answers in the place of the server', async () => {
    await proxy.set({ kind: 'answer', status: 429, body: '<h1>Slow down</h1>' })
    expect(await get()).toEqual({ status: 429, text: '<h1>Slow down</h1>' })
    const posted = await fetch(proxy.url, { method: 'POST', body: BIG.repeat(30) })
    expect([posted.status, posted.headers.get('content-type'), await posted.text()]).toEqual([
      429,
      'text/html',
      '<h1>Slow down</h1>',
    ])
    expect(requests).toEqual([])
  })

  it('knows how many are connected', async () => {
    await proxy.set({ kind: 'reset' })
    await proxy.clear()
    await expect.poll(() => proxy.connections()).toBe(0)
    const idle = connect(proxy.port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    await expect.poll(() => proxy.connections()).toBe(1)
    idle.destroy()
    await expect.poll(() => proxy.connections()).toBe(0)
  })
})

describe('a real primary', () => {
  it('keeps its data and its port when it is killed, stands still when told, and can be put back in time', async () => {
    const sqld = await startSqld()
    const client = createClient({ url: sqld.url })
    const count = async () => (await client.execute('SELECT count(*) AS n FROM T')).rows[0]?.['n']
    const add = () => client.execute('INSERT INTO T VALUES (1)')
    await client.execute('CREATE TABLE T (a)')
    await add()
    const copy = `${sqld.dir}-copy`
    await sqld.copyTo(copy)
    await add()
    const before = sqld.pid
    await sqld.restart()
    expect(sqld.pid).not.toBe(before)
    expect(await count()).toBe(2)
    await sqld.pause()
    const asked = count()
    expect(await Promise.race([asked, sleep(300, 'silent')])).toBe('silent')
    sqld.resume()
    expect(await asked).toBe(2)
    await sqld.restoreFrom(copy)
    expect(await count()).toBe(1)
    await sqld.wipe()
    await expect(count()).rejects.toThrow('no such table: T')
    await sqld.stop()
    expect(sqld.pid).toBeNull()
    await expect(count()).rejects.toThrow('fetch failed')
  })

  it('is a primary through a proxy too, where the answer that was cut tells nothing of what happened', async () => {
    const sqld = await startSqld()
    const proxied = await startFaultProxy(sqld.port)
    const client = createClient({ url: proxied.url })
    await client.execute('CREATE TABLE T (a BLOB)')
    await proxied.set({ kind: 'cut-after-request', times: 1 })
    await expect(
      client.execute({ sql: 'INSERT INTO T VALUES (?)', args: [Buffer.alloc(100_000)] }),
    ).rejects.toThrow('fetch failed')
    expect((await client.execute('SELECT length(a) AS n FROM T')).rows[0]?.['n']).toBe(100_000)
    await proxied.close()
    await sqld.stop()
  })
})
