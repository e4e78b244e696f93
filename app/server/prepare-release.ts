import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { awaitReplica } from '#app/data/await-replica.server.ts'
import type { MigrationTarget } from '#app/data/migrations/apply-migrations.server.ts'
import type { PrimaryHttp } from '#app/data/primary-http.server.ts'
import { withReleaseLock } from '#app/data/release-lock.server.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import { migrateOnStart } from './migrate-on-start.ts'
import type { Data } from './open-data.ts'
import { StartUpProblem } from './start-up-problem.ts'

/** What one node of a release does for all of them, on a primary that is elsewhere. */
export interface ReleaseWork {
  readonly data: Data
  readonly http: PrimaryHttp
  /** Names this process in the lock. */
  readonly holder: string
  readonly target: MigrationTarget
  readonly migrationsFolder: string
  readonly mayMigrate: boolean
  /** Loads the courses and makes the demo accounts, through handles that read what they have written. */
  readonly load: (data: Data) => Promise<void>
  readonly log: Logger
  readonly say: (line: string) => void
  /** Ends the waiting for a primary that is away. */
  readonly signal: AbortSignal
}

/**
 * Migrates the primary and loads what ships with the release, once: under a lock that lies there, while this node
 * already serves what it has. With a primary out of reach both are left out with a warning, and made up for when it is
 * back.
 */
export async function prepareRelease(work: ReleaseWork): Promise<void> {
  for (let attempt = 1; !work.signal.aborted; attempt += 1) {
    const problem = await prepareOnce(work)
    if (problem === null) return
    const words = 'migrations and courses are skipped for now'
    if (attempt === 1) work.say(`${words}: ${problem}`)
    work.log.warn({ problem, attempt }, words)
    await pause(attempt, work.signal)
  }
}

/** What was in the way; null when all is done. */
async function prepareOnce(work: ReleaseWork): Promise<string | null> {
  try {
    const done = await withReleaseLock(work.http, work.holder, () => prepareUnderLock(work))
    if (done.ok) return null
    return done.reason === 'taken' ? 'another node is at it' : 'the primary is out of reach'
  } catch (error) {
    if (error instanceof StartUpProblem) return error.message
    work.log.error({ err: error }, 'preparing the release failed')
    return error instanceof Error ? error.message : String(error)
  }
}

async function prepareUnderLock(work: ReleaseWork): Promise<void> {
  const { data } = work
  await migrateOnStart(work.target, {
    folder: work.migrationsFolder,
    mayApply: work.mayMigrate,
    mayBeNewer: true,
    say: work.say,
  })
  const primary = awaitReplica(data.primary, data.freshness, MINUTE_MS)
  // A mark of its own: what was migrated is part of the history, and the copy is known to hold it.
  const marked = await primary.commit([])
  if (!marked.ok) {
    // A primary that was wiped has no history until somebody begins one, and no copy can be made of it before.
    await data.primary.commit([], { history: null })
    throw new StartUpProblem(marked.reason.detail)
  }
  if (!data.replica.isOpen()) throw new StartUpProblem('the copy of the database is not there yet')
  await work.load({ ...data, primary })
}

async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const pauseMs = Math.min(MINUTE_MS / 2, SECOND_MS * 2 ** attempt)
  await sleep(pauseMs, undefined, { signal }).catch(() => {})
}
