/** How often something took how long: a few counters, whatever is added. */
export class DurationHistogram {
  readonly #boundsMs: readonly number[]
  readonly #counts: number[]
  #count = 0
  #totalMs = 0
  #longestMs = 0

  /** @param boundsMs upper bounds of the buckets, rising; what is longer has a bucket of its own */
  constructor(boundsMs: readonly number[]) {
    this.#boundsMs = boundsMs
    this.#counts = [...boundsMs.map(() => 0), 0]
  }

  get count(): number {
    return this.#count
  }

  get totalMs(): number {
    return this.#totalMs
  }

  get longestMs(): number {
    return this.#longestMs
  }

  /** Counts one. */
  add(durationMs: number): void {
    let bucket = 0
    while (durationMs > (this.#boundsMs[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#count += 1
    this.#totalMs += durationMs
    if (durationMs > this.#longestMs) this.#longestMs = durationMs
  }

  /** For each bound, how many took at most so long; the last bound is infinite. */
  listCumulative(): { readonly boundMs: number; readonly count: number }[] {
    let count = 0
    return this.#counts.map((own, index) => {
      count += own
      return { boundMs: this.#boundsMs[index] ?? Number.POSITIVE_INFINITY, count }
    })
  }
}
