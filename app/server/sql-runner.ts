import { fork, type ChildProcess } from 'node:child_process'
import type { RunLearnerSql, RunSql, SqlOutcome, SqlRun } from '#app/features/content/rules/sql-run.ts'
import { SqlRunQueue, type SqlJob } from './sql-run-queue.ts'

/** How the processes that run learners' SQL are started and limited. */
export interface SqlRunnerOptions {
  /** Where `sql-runner-process` is, bundled or not. */
  readonly processPath: string | URL
  /** What Node needs besides to run it, such as `--import tsx`. */
  readonly execArgv?: readonly string[]
  /** After so many milliseconds a run is killed; 2,000 when left out. */
  readonly timeLimitMs?: number
  /** Most rows that a query may yield; 200 when left out. */
  readonly rowLimit?: number
  /** How many processes are kept warm, and so how many runs go on at once; 2 when left out. */
  readonly size?: number
}

/** Runs SQL until it is closed. */
export interface SqlRunner {
  /** For the application itself, which loads courses: many runs may be there at once. */
  readonly run: RunSql
  readonly runForLearner: RunLearnerSql
  /** Kills the processes; runs that are under way or waiting answer `unavailable`. */
  close(): Promise<void>
}

/** What a process is asked. */
export interface SqlRunnerRequest {
  readonly run: SqlRun
  readonly rowLimit: number
  readonly timeLimitMs: number
}

/** What a process says: that it can be asked, or an answer, and whether it is still good for the next run. */
export type SqlRunnerReply = 'ready' | { readonly outcome: SqlOutcome; readonly isSpent: boolean }

/**
 * Starts processes that run learners' SQL, each on one script at a time, and replaces those that die or have to be
 * killed. They get no environment, so that they know nothing of the app's data.
 */
export function startSqlRunner(options: SqlRunnerOptions): SqlRunner {
  const limits = { rowLimit: options.rowLimit ?? 200, timeLimitMs: options.timeLimitMs ?? 2_000 }
  const queue = new SqlRunQueue(MAX_WAITING)
  const work: Work = { limits, next: () => queue.begin(), giveUp: () => settleAll(CANNOT_START) }
  const slots = Array.from({ length: options.size ?? 2 }, () => new Slot(options, work))
  let isClosed = false

  const refuse = (message: string): SqlOutcome => ({ kind: 'unavailable', message })

  function settleAll(message: string): void {
    for (const job of queue.clear()) job.settle(refuse(message))
  }

  function wakeSlots(): void {
    if (queue.isEmpty) return
    for (const slot of slots) slot.work()
  }

  function enqueue(run: SqlRun, learnerId: string | null): Promise<SqlOutcome> {
    if (isClosed) return Promise.resolve(refuse(CLOSED))
    if (learnerId !== null && queue.isFullFor(learnerId)) return Promise.resolve(refuse(OWN_BUSY))
    return new Promise((resolve) => {
      const job: SqlJob = {
        run,
        learnerId,
        settle(outcome) {
          queue.end(job)
          resolve(outcome)
          // The learner's next run may begin, in another process too; this one may be about to be replaced.
          queueMicrotask(wakeSlots)
        },
      }
      queue.add(job)
      wakeSlots()
      if (queue.isTooLong) queue.dropLast()?.settle(refuse(BUSY))
    })
  }

  return {
    run: (run) => enqueue(run, null),
    runForLearner: enqueue,
    async close() {
      isClosed = true
      settleAll(CLOSED)
      await Promise.all(slots.map((slot) => slot.close()))
    },
  }
}

const MAX_WAITING = 50
/** A process that is not ready by then never will be. */
const START_LIMIT_MS = 20_000
/** So many in a row that die before they are ready, and nobody waits for them any longer. */
const MAX_FAILED_STARTS = 3
const BUSY = 'Too many queries are running at the moment; try again in a few seconds'
const OWN_BUSY = 'Your other queries are still running; try again when they are done'
const CANNOT_START = 'Queries cannot be run at the moment; try again later'
const CLOSED = 'The server is stopping; try again in a minute'
const DIED = 'This could not be run to its end; try again, and if it happens again, ask for less'

interface Work {
  readonly limits: { readonly rowLimit: number; readonly timeLimitMs: number }
  next(): SqlJob | undefined
  /** Nobody can be asked. */
  giveUp(): void
}

/** A place for one process, which is replaced whenever it has gone. */
class Slot {
  readonly #options: SqlRunnerOptions
  readonly #work: Work
  #child: ChildProcess | null = null
  #state: 'starting' | 'ready' | 'killed' = 'starting'
  #isClosed = false
  #failedStarts = 0
  #job: SqlJob | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(options: SqlRunnerOptions, work: Work) {
    this.#options = options
    this.#work = work
    this.#start()
  }

  /** Takes the next job, if there is one and the process is free. */
  work(): void {
    if (!this.#child) this.#start()
    const job = this.#state === 'ready' && !this.#job ? this.#work.next() : undefined
    if (!job) return
    this.#job = job
    const request: SqlRunnerRequest = { run: job.run, ...this.#work.limits }
    this.#child?.send(request)
    this.#killAfter(this.#work.limits.timeLimitMs)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const child = this.#child
    if (!child) return
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  }

  #start(): void {
    const execArgv = ['--max-old-space-size=128', '--expose-gc', ...(this.#options.execArgv ?? [])]
    const child = fork(this.#options.processPath, [], {
      execArgv,
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    this.#state = 'starting'
    // cast: our own process file sends nothing else.
    child.on('message', (message) => this.#hear(message as SqlRunnerReply))
    child.once('exit', () => this.#replace())
    // A process that could not be started has no exit; a message that could not be sent is followed by one.
    child.on('error', () => child.pid === undefined && this.#replace())
    this.#killAfter(START_LIMIT_MS)
  }

  #hear(reply: SqlRunnerReply): void {
    clearTimeout(this.#timer)
    if (reply === 'ready') {
      this.#state = 'ready'
      this.#failedStarts = 0
    } else {
      this.#settle(reply.outcome)
      if (reply.isSpent) this.#kill()
    }
    this.work()
  }

  #killAfter(limitMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#settle({ kind: 'timeout', limitMs })
      this.#kill()
    }, limitMs)
  }

  /** Its end is told by the event `exit`. */
  #kill(): void {
    if (this.#state === 'ready') this.#state = 'killed'
    this.#child?.kill('SIGKILL')
  }

  #replace(): void {
    clearTimeout(this.#timer)
    this.#child = null
    if (this.#state === 'starting') this.#failedStarts += 1
    this.#settle({ kind: 'unavailable', message: this.#isClosed ? CLOSED : DIED })
    if (this.#isClosed) return
    if (this.#failedStarts < MAX_FAILED_STARTS) this.#start()
    else this.#work.giveUp()
  }

  #settle(outcome: SqlOutcome): void {
    const job = this.#job
    this.#job = null
    job?.settle(outcome)
  }
}
