import { join } from 'node:path'
import { ulid } from 'ulid'
import type { JournalEvents } from '#app/data/journal/journal-thread.server.ts'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import type { PrimaryAddress } from '#app/data/primary-http.server.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { createJudge } from './create-judge.ts'
import { loadContent } from './load-content.ts'
import type { NodeParts, SchoolNode } from './node-parts.ts'
import type { Data } from './open-data.ts'
import { openRemoteData } from './open-remote-data.ts'
import { prepareRelease } from './prepare-release.ts'
import { PROJECT_DIR } from './project.ts'
import { refuseDemoAccounts } from './refuse-demo-accounts.ts'
import { seedOnStart } from './seed-on-start.ts'
import { StartUpProblem } from './start-up-problem.ts'

/**
 * A node whose primary is elsewhere: serves what it has at once, whatever the network does; migrating and loading follow
 * beside it.
 *
 * @throws StartUpProblem when its migrations cannot be read
 */
export async function openRemoteNode(
  parts: NodeParts,
  address: PrimaryAddress,
  events: JournalEvents,
): Promise<SchoolNode> {
  const { env, log } = parts
  const migrationsFolder = join(PROJECT_DIR, 'prisma/migrations')
  const migrations = await readMigrations(migrationsFolder)
  if (!migrations.ok) throw new StartUpProblem(describeMigrationProblem(migrations.reason))
  const data = await openRemoteData({
    dataDir: parts.dataDir,
    address,
    encryptionKey: env.REPLICA_ENCRYPTION_KEY,
    syncIntervalMs: env.SYNC_INTERVAL_SECONDS * SECOND_MS,
    migrations: migrations.value.map(({ name }) => name),
    hasJournal: parts.hasJournal,
    observe: parts.watch.queries.observe,
    events,
    judge: createJudge(parts.sqlRunner.runForLearner),
    onSyncerEvent({ message, detail, isAlarm }) {
      log[isAlarm ? 'error' : 'info']({ detail }, message)
    },
  })
  const stopping = new AbortController()
  return {
    data,
    onListening: () => prepare(parts, { data, address, migrationsFolder, signal: stopping.signal }),
    async close() {
      stopping.abort()
      await data.close()
    },
  }
}

interface Preparing {
  readonly data: Data
  readonly address: PrimaryAddress
  readonly migrationsFolder: string
  readonly signal: AbortSignal
}

async function prepare(
  parts: NodeParts,
  { data, address, migrationsFolder, signal }: Preparing,
): Promise<void> {
  const { env, log, say } = parts
  const { http } = data
  if (!http) throw new Error('a primary that is elsewhere is reached over HTTP')
  await prepareRelease({
    data,
    http,
    holder: ulid(),
    target: { kind: 'url', url: address.url, ...toToken(address) },
    migrationsFolder,
    mayMigrate: env.RUN_MIGRATIONS_ON_START,
    load: (handles) => load(parts, handles),
    log,
    say,
    signal,
  })
  if (!signal.aborted) say('The school is complete')
}

function toToken({ authToken }: PrimaryAddress): { readonly authToken?: string } {
  return authToken === undefined ? {} : { authToken }
}

async function load({ env, sqlRunner, say, hasDemoAccounts }: NodeParts, data: Data): Promise<void> {
  if (!hasDemoAccounts) await refuseDemoAccounts(data.replica)
  if (env.SYNC_TOPICS_ON_START) {
    say('Courses …')
    await loadContent({ data, runSql: sqlRunner.run, say }, env.CONTENT_DIR)
  }
  if (hasDemoAccounts) await seedOnStart({ data, runSql: sqlRunner.runForLearner, say })
}
