import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** `npm run dev` loads it when asked for; a production server never does. */
const DEVELOPMENT_SERVER = 'vite'

test('the built server asks only for packages that a production install has', async () => {
  const programs = readdirSync(join(root, 'build/node')).filter((name) => name.endsWith('.js'))
  expect(programs).toContain('main.js')
  const asked = await packagesAskedFor([
    ...programs.map((name) => `build/node/${name}`),
    'build/server/index.js',
  ])
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson
  expect([...asked].filter((name) => !(name in dependencies)).toSorted()).toEqual([])
  expect(asked).toContain('libsql')
})

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>
}

async function packagesAskedFor(files: readonly string[]): Promise<Set<string>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...files],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const imported = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports)
    .filter(
      ({ external, kind, path }) => external && !(kind === 'dynamic-import' && path === DEVELOPMENT_SERVER),
    )
  const specifiers = [...imported.map(({ path }) => path), ...files.flatMap(requiredAtRunTime)]
  return new Set(specifiers.filter((path) => !isBuiltin(path)).map(packageName))
}

/** CommonJS that esbuild has bundled asks for its own packages through a function of esbuild's. */
function requiredAtRunTime(file: string): string[] {
  const calls = readFileSync(join(root, file), 'utf8').matchAll(/\b(?:__)?require\d*\("([^".][^"]*)"\)/g)
  return [...calls].flatMap(([, specifier]) => specifier ?? [])
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
