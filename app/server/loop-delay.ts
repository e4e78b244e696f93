import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks'

/** How late the event loop was, in milliseconds. */
export interface LoopDelay {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

/** Measures how late the event loop is. */
export interface LoopDelayWatch {
  /** Over the last whole interval; since the start while there was none. */
  read(): LoopDelay
  stop(): void
}

/**
 * Starts measuring. Each interval stands for itself, however often and by whomever it is read.
 *
 * @param everyMs length of an interval
 */
export function watchLoopDelay(everyMs: number): LoopDelayWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  let last: LoopDelay | null = null
  const timer = setInterval(() => {
    last = toLoopDelay(histogram)
    histogram.reset()
  }, everyMs)
  timer.unref()
  return {
    read: () => last ?? toLoopDelay(histogram),
    stop() {
      clearInterval(timer)
      histogram.disable()
    },
  }
}

function toLoopDelay(histogram: IntervalHistogram): LoopDelay {
  return {
    p50Ms: toDelayMs(histogram.percentile(50)),
    p99Ms: toDelayMs(histogram.percentile(99)),
    maxMs: toDelayMs(histogram.max),
  }
}

/** Node counts the time between two of its own ticks, so what it waits on purpose is in it. */
function toDelayMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1_000_000 - RESOLUTION_MS)
}

const RESOLUTION_MS = 10
