import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Subject } from './subject.ts'

/** How the event loop fared, in milliseconds. */
export interface LoopFigures {
  readonly p99Ms: number
  readonly maxMs: number
  readonly pages: number
}

/** Reads pages and writes twice a second for so long; watches the event loop with a resolution of 1 ms. */
export async function measureSilence(subject: Subject, ms: number): Promise<LoopFigures> {
  const watch = monitorEventLoopDelay({ resolution: 1 })
  watch.enable()
  const writing = setInterval(() => void subject.write().catch(() => {}), 500)
  const endMs = performance.now() + ms
  let pages = 0
  while (performance.now() < endMs) {
    await sleep(20)
    await subject.readPage()
    pages += 1
  }
  clearInterval(writing)
  watch.disable()
  return { p99Ms: watch.percentile(99) / 1e6, maxMs: watch.max / 1e6, pages }
}
