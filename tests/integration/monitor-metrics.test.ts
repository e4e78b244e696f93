import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import type { ReplicaState } from '#app/data/freshness.ts'
import { createLog } from '#app/server/log.ts'
import { watchLoopDelay } from '#app/server/loop-delay.ts'
import type { MeasuredData } from '#app/server/measured-data.ts'
import { startMetrics } from '#app/server/metrics.ts'
import { startSampling } from '#app/server/sampling.ts'
import { startWatch, type Watch } from '#app/server/watch.ts'

const CLOSERS: (() => void)[] = []
afterEach(() => {
  for (const close of CLOSERS.splice(0)) close()
})

interface Given {
  readonly state?: Partial<ReplicaState>
  readonly backlog?: { readonly pending: number; readonly parked: number; readonly oldestAt: string | null }
  readonly syncerFigures?: MeasuredData['syncerFigures']
}

/** What a node would tell of its handles. */
function toData({ state = {}, backlog, syncerFigures = null }: Given): MeasuredData {
  const whole = { isOpen: true, syncedAtMs: Date.now(), isPrimaryReachable: true, frame: null, alarm: null }
  return {
    freshness: {
      state: () => ({ ...whole, ...state }),
      untilHolds: () => Promise.resolve(true),
      syncOnce: () => Promise.resolve(true),
    },
    journal: { readBacklog: () => backlog ?? { pending: 0, parked: 0, oldestAt: null } },
    http: null,
    syncerFigures,
  }
}

function openWatch(): Watch {
  const watch = startWatch(createLog('silent'))
  CLOSERS.push(() => watch.loopDelay.stop())
  return watch
}

/** A web server that shows metrics, and counts what it is asked. */
async function serve(given: Given, watch = openWatch()) {
  const metrics = startMetrics(toData(given), watch)
  const app = express().use(metrics.observe).get('/metrics', metrics.show)
  const server = createServer(app).listen(0, '127.0.0.1')
  CLOSERS.push(() => server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const show = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return { metrics, watch, show }
}

/** The value of one line; NaN where there is none. */
function valueOf(text: string, line: string): number {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return Number(found?.slice(line.length + 1) ?? Number.NaN)
}

describe('metrics', () => {
  it('tell of the copy, the primary and the journal', async () => {
    const { show } = await serve({
      state: { syncedAtMs: Date.now() - 90_000, frame: 42, isPrimaryReachable: false },
      backlog: { pending: 3, parked: 1, oldestAt: new Date(Date.now() - 30_000).toISOString() },
    })
    const text = await show()
    expect(valueOf(text, 'replica_age_seconds')).toBeCloseTo(90, 0)
    expect(valueOf(text, 'replica_frame')).toBe(42)
    expect(valueOf(text, 'replica_open')).toBe(1)
    expect(valueOf(text, 'primary_reachable')).toBe(0)
    expect(valueOf(text, 'journal_entries{state="pending"}')).toBe(3)
    expect(valueOf(text, 'journal_entries{state="parked"}')).toBe(1)
    expect(valueOf(text, 'journal_oldest_seconds')).toBeCloseTo(30, 0)
  })

  it('leave out what is not known', async () => {
    const { show } = await serve({ state: { syncedAtMs: null, isOpen: false } })
    const text = await show()
    expect(text).not.toMatch(/^replica_age_seconds /m)
    expect(text).not.toMatch(/^replica_frame /m)
    expect(text).not.toContain('syncer_')
    expect(valueOf(text, 'replica_open')).toBe(0)
    expect(valueOf(text, 'journal_oldest_seconds')).toBe(0)
  })

  it('tell of the syncer where there is one', async () => {
    const { show } = await serve({ syncerFigures: () => ({ rssBytes: 5_000_000, restarts: 2 }) })
    const text = await show()
    expect(valueOf(text, 'syncer_rss_bytes')).toBe(5_000_000)
    expect(valueOf(text, 'syncer_restarts_total')).toBe(2)
    expect(valueOf(await show(), 'syncer_restarts_total')).toBe(2)
  })

  it('tell of each question and of shipping, in Prometheus histograms', async () => {
    const { watch, show } = await serve({})
    const connection = { explain: () => [] }
    const question = { name: 'course', sql: 'SELECT 1', parameters: 0, rows: 4 }
    for (const durationMs of [0.2, 3, 4]) watch.queries.observe({ ...question, durationMs }, connection)
    watch.ships.observeShip(80, 12)
    watch.ships.observeShip(20_000, 1)
    const text = await show()
    expect(text).toContain('# TYPE question_duration_seconds histogram')
    expect(valueOf(text, 'question_duration_seconds_bucket{le="0.00025",question="course"}')).toBe(1)
    expect(valueOf(text, 'question_duration_seconds_bucket{le="0.005",question="course"}')).toBe(3)
    expect(valueOf(text, 'question_duration_seconds_bucket{le="+Inf",question="course"}')).toBe(3)
    expect(valueOf(text, 'question_duration_seconds_sum{question="course"}')).toBeCloseTo(0.0072, 6)
    expect(valueOf(text, 'question_duration_seconds_count{question="course"}')).toBe(3)
    expect(valueOf(text, 'question_rows_total{question="course"}')).toBe(12)
    expect(valueOf(text, 'ship_duration_seconds_bucket{le="0.1"}')).toBe(1)
    expect(valueOf(text, 'ship_duration_seconds_bucket{le="+Inf"}')).toBe(2)
    expect(valueOf(text, 'shipped_entries_total')).toBe(13)
  })

  it('tell of the event loop once, and not under a second name', async () => {
    const { show } = await serve({})
    const text = await show()
    expect(text).not.toContain('nodejs_eventloop_lag')
    expect(text.match(/^nodejs_eventloop_delay_seconds\{quantile="\w+"\}/gm)?.length).toBe(3)
    expect(text).toContain('process_resident_memory_bytes')
  })
})

describe('the delay of the event loop', () => {
  it('is what somebody kept the loop from doing, and is over with its interval', async () => {
    const watch = watchLoopDelay(300)
    CLOSERS.push(() => watch.stop())
    await sleep(100)
    const untilMs = performance.now() + 120
    while (performance.now() < untilMs);
    await sleep(50)
    expect(watch.read().maxMs).toBeGreaterThan(80)
    await expect.poll(() => watch.read().maxMs, { timeout: 5_000 }).toBeLessThan(80)
  })
})

describe('sampling', () => {
  it('keeps what a node is doing, as rates and averages since the sample before', async () => {
    const { metrics, watch, show } = await serve({})
    const data = toData({
      state: { syncedAtMs: Date.now() - 10_000 },
      backlog: { pending: 7, parked: 2, oldestAt: null },
      syncerFigures: () => ({ rssBytes: 9, restarts: 0 }),
    })
    const sampling = startSampling({
      data,
      watch,
      metrics,
      everyMs: 250,
      reportError: () => expect.unreachable(),
    })
    CLOSERS.push(() => sampling.stop())
    await show()
    watch.ships.observeShip(100, 1)
    watch.ships.observeShip(300, 1)
    watch.queries.observe(
      { name: 'q', sql: '', parameters: 0, rows: 0, durationMs: 1 },
      { explain: () => [] },
    )
    await expect.poll(() => sampling.samples.list(Date.now()).length, { timeout: 5_000 }).toBeGreaterThan(1)
    const [first, second] = sampling.samples.list(Date.now())
    expect(first).toMatchObject({ pending: 7, parked: 2, shipMs: 200, syncerRssBytes: 9 })
    expect(first?.replicaAgeSeconds).toBeCloseTo(10, 0)
    expect(first?.requestsPerSecond).toBeGreaterThan(0)
    expect(first?.questionsPerSecond).toBeGreaterThan(0)
    expect(first?.webRssBytes).toBeGreaterThan(1_000_000)
    expect(second).toMatchObject({ shipMs: null, questionsPerSecond: 0 })
  })

  it('goes on after a sample that could not be taken', async () => {
    const { metrics, watch } = await serve({})
    const errors: unknown[] = []
    let calls = 0
    const broken: MeasuredData = {
      ...toData({}),
      journal: {
        readBacklog() {
          calls += 1
          if (calls === 1) throw new Error('the journal is busy')
          return { pending: 0, parked: 0, oldestAt: null }
        },
      },
    }
    const sampling = startSampling({
      data: broken,
      watch,
      metrics,
      everyMs: 20,
      reportError: (error) => errors.push(error),
    })
    CLOSERS.push(() => sampling.stop())
    await expect.poll(() => sampling.samples.list(Date.now()).length, { timeout: 5_000 }).toBeGreaterThan(0)
    expect(errors.map(String)).toEqual(['Error: the journal is busy'])
  })
})
