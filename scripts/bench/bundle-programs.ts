import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type PluginBuild } from 'esbuild'

/** The programs that are run as processes, bundled as for production, from the sources as they are now. */
export interface Programs {
  /** A client of the three; see `client-process.ts`. */
  readonly client: string
  /** The server. */
  readonly server: string
  /** Loaded before the server: it watches the event loop from inside; see `watch-loop.ts`. */
  readonly loopWatch: string
  remove(): Promise<void>
}

const PROJECT = join(import.meta.dirname, '../..')
/** Where packages are found, and what a new build leaves alone. */
const CACHE = 'node_modules/.cache'

const OWN_PROGRAMS = [
  new URL('./client-process.ts', import.meta.url),
  new URL('./watch-loop.ts', import.meta.url),
]

/** Bundles them into a folder of their own. */
export async function bundlePrograms(): Promise<Programs> {
  await mkdir(join(PROJECT, CACHE), { recursive: true })
  const folder = await mkdtemp(join(PROJECT, CACHE, 'hedgeschool-bench-'))
  const inServer = (name: string) => join(PROJECT, 'app/server', `${name}.ts`)
  await build({
    entryPoints: [
      ...['main', 'journal-worker', 'sql-runner-process', 'syncer-process'].map(inServer),
      ...OWN_PROGRAMS.map((program) => fileURLToPath(program)),
    ],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [{ name: 'packages-outside', setup: keepPackagesOutside }],
  })
  return {
    client: join(folder, 'client-process.js'),
    server: join(folder, 'main.js'),
    loopWatch: join(folder, 'watch-loop.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** As `build-node.mjs` does: what is Prisma's comes in, all else is found where it is installed. */
function keepPackagesOutside(bundler: PluginBuild): void {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || BUNDLED.test(path) ? undefined : { path, external: true },
  )
}

const BUNDLED = /^(@prisma\/|async-mutex$|kysely$|#)/
