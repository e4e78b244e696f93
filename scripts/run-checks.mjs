// @ts-check
import { join } from 'node:path'
import { buildApplication, generateClient } from './build.mjs'
import { checks as allChecks } from './checks.mjs'
import { installDependencies } from './install.mjs'
import { endWith, Problem } from './problem.mjs'
import { showProgress, wholeSeconds } from './progress.mjs'
import { runCheck } from './run-check.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'
import { closingLine } from './tally.mjs'

/** @typedef {import('./checks.mjs').Check} Check */
/** @typedef {import('./run-check.mjs').Outcome} Outcome */

const root = join(import.meta.dirname, '..')

/**
 * Everything `npm test` does. A failed check does not stop the others; a failed set-up does.
 *
 * @param {readonly string[]} names the checks to run; all when empty
 */
export async function runChecks(names) {
  try {
    const checks = choose(names)
    stopWithNpm()
    process.chdir(root)
    await installDependencies(root)
    await generateClient(root)
    if (checks.some((check) => check.needsBuild)) await buildApplication(root)
    const chromium = checks.some((check) => check.needsChromium) ? await chromiumOrProblem() : ''
    const outcomes = await runAll(checks, chromium)
    const tallies = outcomes.map(({ tally }) => tally)
    process.stdout.write(`${describeFailures(outcomes)}\n${closingLine(tallies)}\n`)
    if (tallies.some((tally) => tally.failed > 0)) process.exitCode = 1
  } catch (problem) {
    endWith(problem)
  }
}

/** @param {readonly string[]} names */
function choose(names) {
  const known = allChecks.map((check) => check.name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Problem(`No check is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  return names.length === 0 ? allChecks : allChecks.filter((check) => names.includes(check.name))
}

/** @returns {Promise<string | Problem>} without a browser, only its own tests fail */
async function chromiumOrProblem() {
  // Imported here, because it needs an installed package.
  const { findChromium } = await import('./find-chromium.mjs')
  try {
    return await findChromium(root)
  } catch (problem) {
    if (problem instanceof Problem) return problem
    throw problem
  }
}

/**
 * Two at a time, but what looks at times by itself afterwards.
 *
 * @param {readonly Check[]} checks
 * @param {string | Problem} chromium
 */
async function runAll(checks, chromium) {
  /** @type {Map<string, number>} */
  const running = new Map()
  const progress = showProgress(() => describe(running))
  const run = async (/** @type {Check} */ check) => {
    running.set(check.name, Date.now())
    const outcome = await runCheck(check, { root, chromium, print: progress.print })
    running.delete(check.name)
    return outcome
  }
  /** @type {Outcome[]} */
  const outcomes = []
  const together = checks.filter((check) => !check.needsQuiet)
  const lane = async () => {
    for (let next = together.shift(); next; next = together.shift()) outcomes.push(await run(next))
  }
  await Promise.all([lane(), lane()])
  for (const check of checks.filter(({ needsQuiet }) => needsQuiet)) outcomes.push(await run(check))
  progress.stop()
  return outcomes
}

/** @param {ReadonlyMap<string, number>} running */
function describe(running) {
  return [...running].map(([name, since]) => `${name} … ${wholeSeconds(Date.now() - since)}`).join(', ')
}

/**
 * The first line of each failure once more: only the end of a long output may be at hand.
 *
 * @param {readonly Outcome[]} outcomes
 */
function describeFailures(outcomes) {
  const failed = outcomes.filter(({ tally }) => tally.failed > 0)
  return failed
    .map(({ check, failures }) => [`\nFAILED ${check}`, ...failures.map((text) => text.split('\n', 1)[0])])
    .flat()
    .map((line) => `${line}\n`)
    .join('')
}
