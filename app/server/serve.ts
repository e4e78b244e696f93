import { createServer, type Server } from 'node:http'
import type { Express } from 'express'
import type { Logger } from 'pino'
import type { JournalEvents } from '#app/data/journal/journal-thread.server.ts'
import type { Env } from '#app/env.server.ts'
import { openProvider, type Provider } from '#app/features/user/open-provider.server.ts'
import type { Mail } from '#app/kernel/mail.ts'
import { DEMO_PASSWORD } from '#prisma/seed.ts'
import { createExpressApp } from './express-app.ts'
import { closeServer, stopGracefully } from './graceful-stop.ts'
import { showHealth } from './health.ts'
import { journalEndpoint } from './journal-endpoint.ts'
import { openLegalPages, tellUnfinishedPages } from './legal-pages.ts'
import { createLog } from './log.ts'
import { createMailer } from './mailer.ts'
import { startMetrics } from './metrics.ts'
import type { NodeParts, SchoolNode } from './node-parts.ts'
import { createNodeReport } from './node-report.ts'
import type { Data } from './open-data.ts'
import { openLocalNode } from './open-local-node.ts'
import { openRemoteNode } from './open-remote-node.ts'
import { prepareDataDir } from './prepare-data-dir.ts'
import { childProcessEntry } from './process-entry.ts'
import { VERSION } from './project.ts'
import { loadRemixSide } from './remix-side.ts'
import { createRequestContext, followWrites } from './request-context.ts'
import { requireReplica } from './require-replica.ts'
import { restartWithoutJournal } from './restart-without-journal.ts'
import { startRevocations, type Revocations } from './revocations.ts'
import { startSampling } from './sampling.ts'
import { serveMedia } from './serve-media.ts'
import { keptSessionSecret } from './session-secret.ts'
import { startSqlRunner } from './sql-runner.ts'
import { StartUpProblem } from './start-up-problem.ts'
import { startSweeping } from './sweep.ts'
import { startWatch } from './watch.ts'

/**
 * Starts everything in order and serves: database, courses, demo accounts, web server. Tells each step on the
 * terminal.
 *
 * @param hasJournal false after the journal has failed
 * @throws StartUpProblem for what whoever starts it can mend
 */
export async function serve(env: Env, hasJournal = true): Promise<void> {
  const log = createLog(env.LOG_LEVEL)
  const dataDir = prepareDataDir(env.DATA_DIR)
  const { say, step } = createSteps()
  const sqlRunner = startSqlRunner(sqlRunnerOptions())
  const hasDemoAccounts = env.APP_ENV !== 'production'
  const watch = startWatch(log)
  const parts: NodeParts = { env, dataDir, sqlRunner, log, watch, hasDemoAccounts, hasJournal, say, step }
  const journal = watchJournal(parts)
  const started = start(parts, journal.events)
  // What the failure kept from starting starts without the journal.
  const stopStarted = () => started.then(({ stop }) => stop()).catch(() => sqlRunner.close())
  void journal.failed.then(() => restartWithoutJournal(stopStarted))
  try {
    const school = await started
    stopGracefully(school.stop)
    if (env.APP_ENV === 'production') await tellUnfinishedPages(env.LEGAL_DIR, log)
    tellAddress(env.ORIGIN ?? `http://localhost:${school.port}`, hasDemoAccounts)
    await school.onListening()
  } catch (error) {
    if (!journal.hasFailed()) throw error
  }
}

/** What the journal tells, and whether it has failed for good: while the server starts, too. */
function watchJournal({ log, watch }: NodeParts) {
  let hasFailed = false
  let fail: () => void
  const failed = new Promise<void>((resolve) => (fail = resolve))
  const events: JournalEvents = {
    onParked: (parked) => log.error(parked, 'an entry was parked'),
    onShipped: ({ durationMs, entries }) => watch.ships.observeShip(durationMs, entries),
    onFailed(detail, isFatal) {
      log.fatal(
        { detail },
        isFatal ? 'the journal failed; going on without it' : 'the journal could not write',
      )
      if (!isFatal) return
      hasFailed = true
      fail()
    },
  }
  return { events, failed, hasFailed: () => hasFailed }
}

/** Opens everything, and listens; `stop` ends all of it in order. */
async function start(parts: NodeParts, events: JournalEvents) {
  const { env, dataDir, sqlRunner, log } = parts
  const node = await openNode(parts, events)
  const { data } = node
  const revocations = startRevocations(data, (error) => log.error({ err: error }, 'asking for revocations'))
  const stopSweeping = startSweeping(data, dataDir, (error) => log.error({ err: error }, 'sweeping'))
  const server = createServer()
  const stop = async () => {
    revocations.close()
    stopSweeping()
    await closeServer(server)
    await sqlRunner.close()
    await node.close()
  }
  server.on('request', await createApp(parts, data, { revocations, server }))
  return { port: await listen(server, env), onListening: node.onListening, stop }
}

function openNode(parts: NodeParts, events: JournalEvents): Promise<SchoolNode> {
  const { TURSO_DATABASE_URL: url, TURSO_AUTH_TOKEN: authToken } = parts.env
  return url === undefined ? openLocalNode(parts, events) : openRemoteNode(parts, { url, authToken }, events)
}

async function createApp(
  { env, dataDir, log, watch, sqlRunner, hasDemoAccounts }: NodeParts,
  data: Data,
  { revocations, server }: { readonly revocations: Revocations; readonly server: Server },
): Promise<Express> {
  const isHttps = env.ORIGIN?.startsWith('https:') ?? false
  const cookies = { sessionSecret: env.SESSION_SECRET ?? keptSessionSecret(dataDir), isHttps }
  const metrics = startMetrics(data, watch)
  const sampling = startSampling({
    data,
    watch,
    metrics,
    reportError: (error) => log.warn({ err: error }, 'a sample could not be taken'),
  })
  const contextOf = createRequestContext({
    ...cookies,
    data,
    sessionChecks: revocations,
    readNode: createNodeReport(data, watch, sampling),
    runSql: sqlRunner.runForLearner,
    hasDemoAccounts,
    findLegalPage: openLegalPages(env.LEGAL_DIR),
    mail: openMail(env, dataDir, log),
    provider: openConfiguredProvider(env, log),
    publicOrigin: env.ORIGIN,
    log,
  })
  return createExpressApp({
    origin: env.ORIGIN,
    trustedProxies: env.TRUSTED_PROXIES ?? null,
    log,
    metrics,
    health: showHealth(data, VERSION),
    media: serveMedia({ replica: data.replica, log }),
    journal: journalEndpoint({ replica: data.replica, journal: data.journal, contextOf }),
    requireReplica: requireReplica(data.replica),
    followWrites: followWrites({ ...cookies, data }),
    contextOf,
    remix: await loadRemixSide(env.NODE_ENV, server),
  })
}

function openMail(env: Env, dataDir: string, log: Logger): Mail {
  const host = env.ORIGIN === undefined ? 'localhost' : new URL(env.ORIGIN).hostname
  const from = env.MAIL_FROM ?? `Hedgeschool <no-reply@${host}>`
  const mayShowText = env.APP_ENV !== 'production'
  return createMailer({ smtpUrl: env.SMTP_URL, from, dataDir, mayShowText, log })
}

function openConfiguredProvider(env: Env, log: Logger): Provider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return null
  const onProblem = (error: unknown) => log.warn({ err: error }, 'signing in at the provider')
  return openProvider({ issuer, clientId, clientSecret, label: env.OIDC_LABEL, onProblem })
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
