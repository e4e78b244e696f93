import { SAMPLE_EVERY_MS, Samples, type Sample } from '#app/data/monitor/samples.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { MeasuredData } from './measured-data.ts'
import type { Metrics } from './metrics.ts'
import { replicaAgeSeconds } from './replica-age.ts'
import type { Watch } from './watch.ts'

/** What samples are taken of. */
export interface SamplingParts {
  readonly data: MeasuredData
  readonly watch: Watch
  readonly metrics: Pick<Metrics, 'countRequests'>
  /** Told when a sample could not be taken; it is then missing. */
  readonly reportError: (error: unknown) => void
  /** 5 seconds when left out. */
  readonly everyMs?: number
}

/** Samples that are being taken. */
export interface Sampling {
  readonly samples: Samples
  stop(): void
}

/** Takes a sample every five seconds, and keeps those of the last hour. */
export function startSampling(parts: SamplingParts): Sampling {
  const samples = new Samples()
  let before = readCounters(parts)
  const timer = setInterval(() => {
    try {
      const now = readCounters(parts)
      samples.add(toSample(parts.data, before, now))
      before = now
    } catch (error) {
      parts.reportError(error)
    }
  }, parts.everyMs ?? SAMPLE_EVERY_MS)
  timer.unref()
  return { samples, stop: () => clearInterval(timer) }
}

/** What only grows, and what goes with it. */
interface Counters {
  readonly monotonicMs: number
  readonly requests: number
  readonly questions: number
  readonly ships: number
  readonly shipTotalMs: number
  readonly loopDelayP99Ms: number
}

function readCounters({ watch, metrics }: SamplingParts): Counters {
  const { count, totalMs } = watch.ships.durations
  return {
    monotonicMs: performance.now(),
    requests: metrics.countRequests(),
    questions: watch.queries.countAsked(),
    ships: count,
    shipTotalMs: totalMs,
    loopDelayP99Ms: watch.loopDelay.read().p99Ms,
  }
}

function toSample(data: MeasuredData, before: Counters, now: Counters): Sample {
  const atMs = Date.now()
  const { pending, parked } = data.journal.readBacklog()
  const elapsedSeconds = (now.monotonicMs - before.monotonicMs) / SECOND_MS
  const ships = now.ships - before.ships
  return {
    atMs,
    loopDelayP99Ms: now.loopDelayP99Ms,
    replicaAgeSeconds: replicaAgeSeconds(data.freshness.state(), atMs),
    pending,
    parked,
    shipMs: ships === 0 ? null : (now.shipTotalMs - before.shipTotalMs) / ships,
    requestsPerSecond: (now.requests - before.requests) / elapsedSeconds,
    questionsPerSecond: (now.questions - before.questions) / elapsedSeconds,
    webRssBytes: process.memoryUsage.rss(),
    syncerRssBytes: data.syncerFigures?.().rssBytes ?? null,
  }
}
