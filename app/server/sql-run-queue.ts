import type { SqlOutcome, SqlRun } from '#app/features/content/rules/sql-run.ts'

/** A run and what becomes of it. */
export interface SqlJob {
  readonly run: SqlRun
  /** Whose it is; null for the application's own. */
  readonly learnerId: string | null
  settle(outcome: SqlOutcome): void
}

/** How many runs of one learner may be there at once: one that goes on and two that wait. */
const MAX_PER_LEARNER = 3

/** The line in front of the processes: first come, first served, but never two runs of one learner at a time. */
export class SqlRunQueue {
  readonly #maxWaiting: number
  #waiting: SqlJob[] = []
  readonly #running = new Set<SqlJob>()

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting
  }

  /** Whether the line is longer than it may be, now that everybody has been served who can be. */
  get isTooLong(): boolean {
    return this.#waiting.length > this.#maxWaiting
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** Whether a learner has as many runs here as anybody may have. */
  isFullFor(learnerId: string): boolean {
    return (
      [...this.#waiting, ...this.#running].filter((job) => job.learnerId === learnerId).length >=
      MAX_PER_LEARNER
    )
  }

  add(job: SqlJob): void {
    this.#waiting.push(job)
  }

  /** The next run that may begin; it counts as running until it is handed to `end`. */
  begin(): SqlJob | undefined {
    const busy = new Set([...this.#running].map(({ learnerId }) => learnerId))
    const job = this.#waiting.find(({ learnerId }) => learnerId === null || !busy.has(learnerId))
    if (!job) return undefined
    this.#waiting = this.#waiting.filter((other) => other !== job)
    this.#running.add(job)
    return job
  }

  end(job: SqlJob): void {
    this.#running.delete(job)
  }

  /** Takes whoever came last out of the line. */
  dropLast(): SqlJob | undefined {
    return this.#waiting.pop()
  }

  /** Takes everybody out of the line. */
  clear(): SqlJob[] {
    const dropped = this.#waiting
    this.#waiting = []
    return dropped
  }
}
