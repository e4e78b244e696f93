import { DurationHistogram } from './duration-histogram.ts'

/** Counts the batches that were shipped to the primary. */
export class ShipFigures {
  /** From the batch's beginning until the primary had it. */
  readonly durations = new DurationHistogram(BOUNDS_MS)
  #entries = 0

  /** Counts one batch. */
  readonly observeShip = (durationMs: number, entries: number): void => {
    this.durations.add(durationMs)
    this.#entries += entries
  }

  /** How many entries there were in all of them. */
  countEntries(): number {
    return this.#entries
  }
}

const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000]
