import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Env } from '#app/env.server.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { DEMO_PASSWORD } from '#prisma/seed.ts'
import { createExpressApp } from './express-app.ts'
import { stopGracefully } from './graceful-stop.ts'
import { showHealth } from './health.ts'
import { loadContent } from './load-content.ts'
import { createLog } from './log.ts'
import { startMetrics } from './metrics.ts'
import { migrateOnStart } from './migrate-on-start.ts'
import { databasePath, openData } from './open-data.ts'
import { prepareDataDir } from './prepare-data-dir.ts'
import { childProcessEntry } from './process-entry.ts'
import { PROJECT_DIR, VERSION } from './project.ts'
import { refuseDemoAccounts } from './refuse-demo-accounts.ts'
import { loadRemixSide } from './remix-side.ts'
import { createRequestContext } from './request-context.ts'
import { seedOnStart } from './seed-on-start.ts'
import { keptSessionSecret } from './session-secret.ts'
import { startSqlRunner } from './sql-runner.ts'
import { StartUpProblem } from './start-up-problem.ts'

/**
 * Starts everything in order and serves: database, courses, demo accounts, web server. Tells each step on the
 * terminal.
 *
 * @throws StartUpProblem for what whoever starts it can mend
 */
export async function serve(env: Env): Promise<void> {
  if (env.TURSO_DATABASE_URL) {
    throw new StartUpProblem(
      'TURSO_DATABASE_URL: this release serves from a local file only; leave the variable out.',
    )
  }
  const log = createLog(env.LOG_LEVEL)
  const dataDir = prepareDataDir(env.DATA_DIR)
  const { say, step } = createSteps()
  await step('Database', () =>
    migrateOnStart(databasePath(dataDir), {
      folder: join(PROJECT_DIR, 'prisma/migrations'),
      mayApply: env.RUN_MIGRATIONS_ON_START,
      say,
    }),
  )
  const data = await openData(dataDir, {
    onParked: (parked) => log.error(parked, 'an entry was parked'),
    onFailed: (detail, isFatal) => reportJournalFailure(log, detail, isFatal),
  })
  const hasDemoAccounts = env.APP_ENV !== 'production'
  if (!hasDemoAccounts) await refuseDemoAccounts(data.replica)
  const sqlRunner = startSqlRunner(sqlRunnerOptions())
  if (env.SYNC_TOPICS_ON_START) {
    await step('Courses', () => loadContent({ data, runSql: sqlRunner.run, say }, env.CONTENT_DIR))
  }
  if (hasDemoAccounts) {
    await step('Demo accounts', () => seedOnStart({ data, runSql: sqlRunner.runForLearner, say }))
  }

  const isHttps = env.ORIGIN?.startsWith('https:') ?? false
  const sessionSecret = env.SESSION_SECRET ?? keptSessionSecret(dataDir)
  const server = createServer()
  const app = createExpressApp({
    origin: env.ORIGIN,
    log,
    metrics: startMetrics(data.journal),
    health: showHealth(data, VERSION),
    contextOf: createRequestContext({
      data,
      runSql: sqlRunner.runForLearner,
      sessionSecret,
      isHttps,
      hasDemoAccounts,
      log,
    }),
    remix: await loadRemixSide(env.NODE_ENV, server),
  })
  server.on('request', app)
  const port = await listen(server, env)
  stopGracefully(server, async () => {
    await sqlRunner.close()
    await data.close()
  })
  tellAddress(env.ORIGIN ?? `http://localhost:${port}`, hasDemoAccounts)
}

/** After a fatal failure nothing that is said to be kept could be believed: who supervises this process begins it anew. */
function reportJournalFailure(log: Logger, detail: string, isFatal: boolean): void {
  log.fatal({ detail }, isFatal ? 'the journal failed; ending' : 'the journal could not write')
  if (isFatal) setTimeout(() => process.exit(1), SECOND_MS)
}

function sqlRunnerOptions() {
  const { path, execArgv } = childProcessEntry('sql-runner-process')
  return { processPath: path, execArgv }
}

/** Each step's name as it begins, and its time where it took long enough to wonder. */
function createSteps() {
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  async function step(name: string, work: () => Promise<unknown>): Promise<void> {
    say(`${name} …`)
    const startedMs = performance.now()
    await work()
    const seconds = (performance.now() - startedMs) / 1_000
    if (seconds > 1) say(`  took ${seconds.toFixed(1)} s`)
  }
  return { say, step }
}

async function listen(server: Server, env: Env): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? 'is taken: set another, such as PORT=3001'
          : `cannot be used (${error.message})`
      reject(new StartUpProblem(`PORT: ${env.PORT} on ${env.HOST} ${reason}.`))
    })
    server.listen(env.PORT, env.HOST, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : env.PORT
}

function tellAddress(address: string, hasDemoAccounts: boolean): void {
  const lines = [`\nHedgeschool is at ${address}`]
  if (hasDemoAccounts) {
    lines.push(`Demo accounts, password ${DEMO_PASSWORD}:`)
    lines.push('  learner@example.com   instructor@example.com   admin@example.com')
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}
