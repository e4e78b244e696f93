// @ts-check
import { Problem } from './problem.mjs'
import { seconds, showProgress, wholeSeconds } from './progress.mjs'
import { runHidden } from './run-hidden.mjs'

/**
 * Runs one step of the set-up: a line when it starts, signs of life while it runs, its duration when over a second.
 * What the command prints is shown only when it fails.
 *
 * @param {string} label
 * @param {import('./run-hidden.mjs').Command} command
 */
export async function runStep(label, command) {
  const startedAt = Date.now()
  const took = () => Date.now() - startedAt
  const isTerminal = process.stdout.isTTY
  if (!isTerminal) process.stdout.write(`${label} …\n`)
  const progress = showProgress(() => `${label} … ${took() < 1000 ? '' : wholeSeconds(took())}`)
  const run = await runHidden(command)
  progress.stop()
  const duration = took() > 1000 ? seconds(took()) : null
  if (isTerminal) process.stdout.write(duration ? `${label} (${duration})\n` : `${label}\n`)
  else if (duration) process.stdout.write(`  ${run.ok ? 'done' : 'failed'} after ${duration}\n`)
  if (!run.ok) throw new Problem(`${label} failed: ${run.reason}\n\n${run.tail}`)
}
