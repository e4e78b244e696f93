// Bundles the Node side (server, workers, child processes, command lines) into build/node.
//
// Packages stay outside, but for Prisma's: bundled, they need not be installed in production, where they would bring
// the whole of Prisma's command line with them (500 MB).
import { build } from 'esbuild'

const BUNDLED = /^(@prisma\/|async-mutex$|kysely$|#)/

const entryPoints = [
  'app/server/main.ts',
  'app/server/journal-worker.ts',
  'app/server/sql-runner-process.ts',
  'app/server/syncer-process.ts',
  'scripts/content-check.ts',
  'scripts/db-backup.ts',
  'scripts/db-derive.ts',
  'scripts/db-explain.ts',
  'scripts/db-migrate.ts',
  'scripts/db-restore.ts',
  'scripts/db-sync-content.ts',
  'scripts/user-create.ts',
]

await build({
  entryPoints,
  outdir: 'build/node',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
  // Bundled CommonJS asks for `require`, which an ES module does not have.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  plugins: [{ name: 'packages-outside', setup: keepPackagesOutside }],
})

/** @param {import('esbuild').PluginBuild} bundler */
function keepPackagesOutside(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || BUNDLED.test(path) ? undefined : { path, external: true },
  )
}
