// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildApplication, generateClient } from './build.mjs'
import { checkDataDir } from './check-data-dir.mjs'
import { checkPort } from './check-port.mjs'
import { installDependencies } from './install.mjs'
import { endWith } from './problem.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

const root = join(import.meta.dirname, '..')

/** Everything `npm start` does: what is stale is made again, then the built server takes over this very process. */
export async function serve() {
  try {
    stopWithNpm()
    process.chdir(root)
    if (existsSync('.env')) process.loadEnvFile('.env')
    checkDataDir(process.env['DATA_DIR'] || './data')
    await checkPort(process.env['PORT'] || '3000', process.env['HOST'] || '127.0.0.1')
    await installDependencies(root)
    await generateClient(root)
    await buildApplication(root)
    await handOver()
  } catch (problem) {
    endWith(problem)
  }
}

/**
 * The server runs in this process, not in a child: signals, the exit code and the terminal are then its own, and
 * nothing is left behind when this process is killed.
 */
async function handOver() {
  process.env['NODE_ENV'] = 'production'
  process.env['APP_ENV'] ||= 'development'
  process.on('SIGINT', leaveAtSecondInterrupt())
  await import(pathToFileURL(join(root, 'build/node/main.js')).href)
}

/** How long the copies of one Ctrl+C take to arrive: npm passes on what the terminal has sent already. */
const ONE_PRESS_MS = 500

/** The server stops gracefully at the first Ctrl+C; somebody who presses it again wants out now. */
function leaveAtSecondInterrupt() {
  let firstAt = 0
  return () => {
    const isServerDeaf = firstAt === 0 && process.listenerCount('SIGINT') === 1
    const isSecondPress = firstAt > 0 && Date.now() - firstAt > ONE_PRESS_MS
    if (isServerDeaf || isSecondPress) process.exit(130)
    firstAt ||= Date.now()
  }
}
