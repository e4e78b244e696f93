import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'

/** What an operator wants to see over time, at one instant. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly atMs: number
  /** Since the sample before. */
  readonly loopDelayP99Ms: number
  /** Null where there is no copy, or none that was ever synced. */
  readonly replicaAgeSeconds: number | null
  readonly pending: number
  readonly parked: number
  /** Of the batches that were shipped since the sample before, on average; null when there were none. */
  readonly shipMs: number | null
  readonly requestsPerSecond: number
  readonly questionsPerSecond: number
  readonly webRssBytes: number
  /** Null where there is no syncer, or it has not said. */
  readonly syncerRssBytes: number | null
}

/** Time between two samples. */
export const SAMPLE_EVERY_MS = 5 * SECOND_MS

/** The samples of the last hour: the oldest makes room for the newest. */
export class Samples {
  readonly #ring: Sample[] = []
  #next = 0

  /** Keeps one; later than those before. */
  add(sample: Sample): void {
    this.#ring[this.#next] = sample
    this.#next = (this.#next + 1) % MAX_SAMPLES
  }

  /**
   * Those of the last hour, oldest first. A machine that slept has fewer.
   *
   * @param nowMs milliseconds since the epoch
   */
  list(nowMs: number): Sample[] {
    const inOrder = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)]
    return inOrder.filter(({ atMs }) => atMs > nowMs - KEPT_MS && atMs <= nowMs)
  }
}

const KEPT_MS = 60 * MINUTE_MS
const MAX_SAMPLES = KEPT_MS / SAMPLE_EVERY_MS
