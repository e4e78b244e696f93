// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reportFile } from './checks.mjs'
import { listFailures } from './list-failures.mjs'
import { Problem } from './problem.mjs'
import { seconds } from './progress.mjs'
import { runHidden } from './run-hidden.mjs'
import { tallyOfReport } from './tally.mjs'

/** @typedef {import('./checks.mjs').Check} Check */
/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ check: string, tally: Tally, failures: string[] }} Outcome */

/** A check that takes longer hangs. */
const LIMIT_MS = 20 * 60_000

/**
 * Runs one check and prints its line, with what failed or, where that is not known by name, the end of its output.
 *
 * @param {Check} check
 * @param {{ root: string, chromium: string | Problem, print: (line: string) => void }} context
 * @returns {Promise<Outcome>}
 */
export async function runCheck(check, { root, chromium, print }) {
  const startedAt = Date.now()
  const report = join(root, reportFile(check.name))
  rmSync(report, { force: true })
  mkdirSync(dirname(report), { recursive: true })
  const run = await start(check, root, chromium)
  const tally = check.isVitest ? tallyOfReport(contentOf(report), run.ok) : tallyOfExit(run.ok)
  const failures = check.isVitest && tally.failed > 0 ? listFailures(contentOf(report)) : []
  const counts = check.isVitest && tally.passed > 0 ? `  ${tally.passed} passed` : ''
  const verdict = tally.failed > 0 ? 'FAILED' : 'ok'
  print(`${verdict.padEnd(8)}${check.name.padEnd(14)}${seconds(Date.now() - startedAt).padStart(8)}${counts}`)
  if (tally.failed > 0) print(`\n${failures.join('\n') || run.tail || run.reason}\n`)
  return { check: check.name, tally, failures }
}

/**
 * @param {Check} check
 * @param {string} root
 * @param {string | Problem} chromium
 * @returns {Promise<import('./run-hidden.mjs').Run>}
 */
async function start(check, root, chromium) {
  if (check.needsChromium && chromium instanceof Problem)
    return { ok: false, tail: '', reason: chromium.message }
  const browser = check.needsChromium ? { CHROMIUM_PATH: String(chromium) } : {}
  try {
    return await runHidden({
      args: check.args(root),
      cwd: root,
      env: { ...hermetic, ...browser },
      limitMs: LIMIT_MS,
    })
  } catch (error) {
    // The tool itself is not installed.
    return { ok: false, tail: '', reason: String(error) }
  }
}

/** No test may reach the database, the folder or the port that whoever runs it uses for real. */
const hermetic = {
  APP_ENV: 'test',
  NODE_ENV: undefined,
  PORT: undefined,
  HOST: undefined,
  DATA_DIR: undefined,
  CONTENT_DIR: undefined,
  LEGAL_DIR: undefined,
  SESSION_SECRET: undefined,
  TURSO_DATABASE_URL: undefined,
  TURSO_AUTH_TOKEN: undefined,
  SYNC_INTERVAL_SECONDS: undefined,
  RUN_MIGRATIONS_ON_START: undefined,
  SYNC_TOPICS_ON_START: undefined,
  ORIGIN: undefined,
}

/** @param {string} file */
function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * @param {boolean} ok
 * @returns {Tally}
 */
function tallyOfExit(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}
