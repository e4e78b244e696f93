// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApplication, generateClient } from './build.mjs'
import { checkPort } from './check-port.mjs'
import { installDependencies } from './install.mjs'
import { endWith } from './problem.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

const root = join(import.meta.dirname, '..')
const PRIMARY_PORT = 8080
const NODE_PORTS = [3001, 3002, 3003]

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
/** @type {Set<string>} names of the nodes that have everything */
const complete = new Set()

/** A real primary and three nodes as processes of their own, whose lines carry their names. Ctrl+C stops them all. */
export async function runEdge() {
  try {
    stopWithNpm()
    process.chdir(root)
    await Promise.all([PRIMARY_PORT, ...NODE_PORTS].map((port) => checkPort(String(port), '127.0.0.1')))
    await installDependencies(root)
    await generateClient(root)
    await buildApplication(root)
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => stopAll(signal))
    }
    startAll()
    await untilComplete()
    if (running.size > 0) process.stdout.write(howToTry())
  } catch (problem) {
    stopAll('SIGTERM')
    endWith(problem)
  }
}

function startAll() {
  start('primary', ['scripts/primary.mjs', String(PRIMARY_PORT)], {})
  for (const port of NODE_PORTS) {
    start(`node ${port}`, ['build/node/main.js'], {
      NODE_ENV: 'production',
      APP_ENV: 'development',
      PORT: String(port),
      DATA_DIR: `data/edge/${port}`,
      TURSO_DATABASE_URL: `http://127.0.0.1:${PRIMARY_PORT}`,
      SYNC_INTERVAL_SECONDS: '1',
      // The nodes of one school know each other's sessions.
      SESSION_SECRET: 'for trying three nodes on one machine only',
      LOG_LEVEL: 'warn',
    })
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 */
function start(name, args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      if (String(chunk).includes('The school is complete')) complete.add(name)
      for (const line of String(chunk).split('\n').filter(Boolean)) process.stdout.write(`${name}: ${line}\n`)
    })
  }
  child.once('exit', (code, signal) => {
    running.delete(child)
    process.stdout.write(`${name}: ended (${signal ?? code})\n`)
  })
}

/** @param {NodeJS.Signals} signal */
function stopAll(signal) {
  for (const child of running) child.kill(signal)
}

/** One of them loads the courses for all. */
async function untilComplete() {
  while (running.size > 0 && complete.size < NODE_PORTS.length) await sleep(200)
}

function howToTry() {
  const addresses = NODE_PORTS.map((port) => `  http://localhost:${port}`).join('\n')
  return `
One school on three nodes:
${addresses}

Sign in on one as learner@example.com, password hedgeschool, answer a task, and look at another. Then stop the primary
(pkill sqld): all three go on. \`npm run primary\` brings it back, and what was kept arrives. Ctrl+C stops everything; the
data is in data/primary and data/edge.
`
}
