import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

const PROJECT = join(import.meta.dirname, '../..')

/** Runs a file, bundled or TypeScript, in a process of its own; what it prints can be read line by line. */
export function startProcess(script: URL, args: readonly string[]): ChildProcess {
  const loader = script.pathname.endsWith('.ts') ? ['--import', 'tsx'] : []
  return spawn(process.execPath, [...loader, fileURLToPath(script), ...args], {
    cwd: PROJECT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** Every line that a process prints from now on. */
export async function* linesOf({ stdout }: ChildProcess): AsyncGenerator<string> {
  if (stdout) yield* createInterface({ input: stdout })
}

/** The code that a process ends with; null when it was killed. */
export function untilExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

/** Runs a TypeScript file in a thread of its own. */
export function startThread(script: URL, workerData: Readonly<Record<string, unknown>>): Worker {
  const entry = join(PROJECT, 'app/server/typescript-worker.mjs')
  return new Worker(entry, { workerData: { ...workerData, typescriptEntry: script.href } })
}
