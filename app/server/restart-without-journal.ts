import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { SECOND_MS } from '#app/kernel/time.ts'
import { releaseDataDir } from './prepare-data-dir.ts'

/** Tells the new process why it is there. */
export const WITHOUT_JOURNAL = '--without-journal'

/**
 * After an I/O error nothing that the journal says could be believed: starts this program anew without it, so that pages
 * go on and writes are refused in words. This process stays only to hand on signals and the exit code, since whoever
 * supervises it knows it by its number.
 *
 * @param stop closes what this process holds: the port, the data folder, its children
 */
export async function restartWithoutJournal(stop: () => Promise<void>): Promise<void> {
  await Promise.race([stop(), sleep(STOP_LIMIT_MS)])
  releaseDataDir()
  const [, ...script] = process.argv
  const child = spawn(process.execPath, [...process.execArgv, ...script, WITHOUT_JOURNAL], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => void child.kill(signal))
  }
  child.once('exit', (code) => process.exit(code ?? 1))
}

const STOP_LIMIT_MS = 5 * SECOND_MS
