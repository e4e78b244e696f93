import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runScript, scriptsFolder, temporaryFolder, write } from './fake-project.ts'

const script = join(scriptsFolder, 'complete-lockfile.mjs')

const packages = {
  '': { name: 'fake' },
  'node_modules/a': {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { '@a/linux-arm64-musl': '1.0.0', '@a/win32-x64': '1.0.0', b: '2.0.0' },
  },
  'node_modules/a/node_modules/@a/win32-x64': { version: '1.0.0', optional: true },
  'node_modules/b': { version: '2.0.0', optional: true },
}

test('finds, adds and then no longer misses what npm has left out', async () => {
  const root = temporaryFolder()
  write(root, { 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) })
  const before = await runScript(root, [script, '--check'])
  expect(before).toEqual({ code: 1, output: '1 optional packages were missing from package-lock.json\n' })

  await runScript(root, [script, 'package-lock.json'])
  const completed = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: object }
  expect(completed.packages).toEqual({
    ...packages,
    'node_modules/@a/linux-arm64-musl': {
      version: '1.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
  expect(Object.keys(completed.packages)).toEqual(Object.keys(completed.packages).toSorted())
  expect((await runScript(root, [script, '--check'])).code).toBe(0)
})
