import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const PROJECT = join(import.meta.dirname, '../..')

/** A script with the journal's worker beside it, bundled as for production: it starts in a quarter of the time. */
export interface BundledScript {
  readonly script: URL
  remove(): Promise<void>
}

/** Bundles a TypeScript file into a folder of its own under `build/`, where packages are found. */
export async function bundleScript(source: URL): Promise<BundledScript> {
  await mkdir(join(PROJECT, 'build'), { recursive: true })
  const folder = await mkdtemp(join(PROJECT, 'build/test-'))
  await build({
    entryPoints: {
      script: fileURLToPath(source),
      'journal-worker': join(PROJECT, 'app/server/journal-worker.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  return {
    script: new URL(`file://${join(folder, 'script.js')}`),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
