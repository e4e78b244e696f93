import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

const isBundled = !import.meta.url.endsWith('.ts')

/**
 * Starts one of this folder's worker threads: the bundle when this code is bundled, else one made of its TypeScript.
 *
 * @param name file name without its ending, e.g. `journal-worker`
 */
export function startWorker(name: string, workerData: Readonly<Record<string, unknown>>): Worker {
  if (isBundled) return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData })
  const typescriptEntry = new URL(`./${name}.ts`, import.meta.url).href
  return new Worker(new URL('./typescript-worker.mjs', import.meta.url), {
    workerData: { ...workerData, typescriptEntry },
  })
}

/** Where one of this folder's child processes begins, and what Node needs to run it. */
export function childProcessEntry(name: string): {
  readonly path: string
  readonly execArgv: readonly string[]
} {
  const ending = isBundled ? 'js' : 'ts'
  const path = fileURLToPath(new URL(`./${name}.${ending}`, import.meta.url))
  return { path, execArgv: isBundled ? [] : ['--import', 'tsx'] }
}
