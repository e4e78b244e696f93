import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { spreadOf, type Spread } from './spread.ts'
import type { Subject } from './subject.ts'

/** For how long, and beside how many writes a second; the rates take turns, so that a slow minute of the machine hits all. */
export interface ReadsPlan {
  readonly rates: readonly number[]
  readonly sliceMs: number
  readonly rounds: number
}

/** What was seen beside one rate of writes. */
export interface ReadFigures {
  readonly writesPerSecond: number
  /** From when a page was due to when its reads were done, in milliseconds: waiting for the event loop counts. */
  readonly pageMs: Spread
  /** The same, from when the reads began. */
  readonly aloneMs: Spread
  readonly writeMs: Spread
  readonly acknowledgedPerSecond: number
  readonly failedWrites: number
}

/** Reads a page at a steady pace while writes flow. */
export async function measureReads(subject: Subject, plan: ReadsPlan): Promise<ReadFigures[]> {
  const seen = plan.rates.map((writesPerSecond) => ({ writesPerSecond, ...noSamples() }))
  // What is read for the first time is compiled and cached.
  for (let read = 0; read < 100; read += 1) await subject.readPage()
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const samples of seen) {
      await subject.settle(SETTLE_MS)
      await runSlice(subject, samples.writesPerSecond, plan.sliceMs, samples)
    }
  }
  const seconds = (plan.sliceMs * plan.rounds) / 1_000
  return seen.map(({ writesPerSecond, pageMs, aloneMs, writeMs, failedWrites }) => ({
    writesPerSecond,
    pageMs: spreadOf(pageMs),
    aloneMs: spreadOf(aloneMs),
    writeMs: spreadOf(writeMs),
    acknowledgedPerSecond: writeMs.length / seconds,
    failedWrites,
  }))
}

interface Samples {
  readonly pageMs: number[]
  readonly aloneMs: number[]
  readonly writeMs: number[]
  failedWrites: number
}

function noSamples(): Samples {
  return { pageMs: [], aloneMs: [], writeMs: [], failedWrites: 0 }
}

const SETTLE_MS = 5_000

/** How often a page is asked for. */
const READ_EVERY_MS = 10

/** One page after another, each when it is due; those that a stall swallowed are not made up for. */
async function runSlice(
  subject: Subject,
  writesPerSecond: number,
  sliceMs: number,
  samples: Samples,
): Promise<void> {
  const stopWriting = startWriting(subject, writesPerSecond, samples)
  const endMs = performance.now() + sliceMs
  let dueMs = performance.now() + READ_EVERY_MS
  while (dueMs < endMs) {
    await untilMs(dueMs)
    const begunMs = performance.now()
    await subject.readPage()
    const doneMs = performance.now()
    samples.pageMs.push(doneMs - dueMs)
    samples.aloneMs.push(doneMs - begunMs)
    dueMs = Math.max(dueMs + READ_EVERY_MS, doneMs)
  }
  await stopWriting()
}

/** A timer is up to two milliseconds late: the rest is waited for turn by turn of the event loop. */
async function untilMs(dueMs: number): Promise<void> {
  const restMs = dueMs - performance.now() - 2
  if (restMs > 1) await sleep(restMs)
  while (performance.now() < dueMs) await nextTurn()
}

function startWriting(subject: Subject, writesPerSecond: number, samples: Samples): () => Promise<void> {
  if (writesPerSecond === 0) return () => Promise.resolve()
  const open = new Set<Promise<void>>()
  const timer = setInterval(() => {
    if (open.size >= MAX_OUTSTANDING) return
    const begunMs = performance.now()
    const write = subject.write().then(
      () => void samples.writeMs.push(performance.now() - begunMs),
      () => void (samples.failedWrites += 1),
    )
    const tracked = write.finally(() => open.delete(tracked))
    open.add(tracked)
  }, 1_000 / writesPerSecond)
  return async () => {
    clearInterval(timer)
    await Promise.all(open)
  }
}

const MAX_OUTSTANDING = 64
