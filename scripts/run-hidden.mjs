// @ts-check
import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} Command
 * @property {string} [program] this Node unless told
 * @property {readonly string[]} args
 * @property {string} cwd
 * @property {Readonly<Record<string, string | undefined>>} [env] added to the process's own
 * @property {number} [limitMs] when to give up and kill it
 *
 * @typedef {{ ok: boolean, tail: string, reason: string }} Run
 */

const TAIL_LINES = 200

/**
 * Runs a command and keeps what it prints to itself.
 *
 * @param {Command} command
 * @returns {Promise<Run>} whether it ended with 0, the end of what it printed, and in one line why it failed
 */
export async function runHidden({ program = process.execPath, args, cwd, env, limitMs }) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const untrack = stopWithUs(child)
  let output = ''
  const keep = (/** @type {string} */ text) => (output = (output + text).slice(-1_000_000))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', keep)
    // A grandchild left behind may hold the pipe open; what it prints is no longer ours.
    child.once('exit', () => setTimeout(() => stream.destroy(), 1000).unref())
  }
  let isLate = false
  const limit =
    limitMs === undefined ? undefined : setTimeout(() => (isLate = child.kill('SIGKILL')), limitMs)
  /** @type {string | null} */
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) =>
      resolve(code === 0 ? null : signal ? `ended by ${signal}` : `exit code ${code}`),
    )
  })
  clearTimeout(limit)
  untrack()
  const text = stripVTControlCharacters(output)
  const reason = isLate ? `still running after ${limitMs} ms` : (firstErrorLine(text) ?? failure ?? '')
  return { ok: failure === null, tail: lastLines(text), reason }
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Nothing we started outlives us when we are told to stop.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithUs(child) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  if (running.size === 0) for (const signal of signals) process.on(signal, stopAll)
  running.add(child)
  return () => {
    running.delete(child)
    if (running.size === 0) for (const signal of signals) process.off(signal, stopAll)
  }
}

/** @param {NodeJS.Signals} signal */
function stopAll(signal) {
  for (const child of running) child.kill('SIGTERM')
  process.exit(signal === 'SIGINT' ? 130 : 143)
}

/**
 * @param {string} output
 * @returns {string | undefined} the first line that says what is wrong; npm begins with ones that only give codes
 */
function firstErrorLine(output) {
  const lines = output.split('\n').filter((line) => !/^npm error( (code|errno|syscall) .*)?$/.test(line))
  return lines.find((line) => /error/i.test(line))?.trim()
}

/** @param {string} output */
function lastLines(output) {
  return output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')
}
