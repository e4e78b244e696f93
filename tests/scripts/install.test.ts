import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installDependencies, isInstalled } from '../../scripts/install.mjs'
import { temporaryFolder, write } from './fake-project.ts'

const locked = {
  '': { name: 'fake' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a-for-other-platforms': { version: '1.0.0', optional: true },
}
const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }

function project(lock: object, found: object | null): string {
  const root = temporaryFolder()
  write(root, { 'package-lock.json': JSON.stringify({ packages: lock }) })
  if (found) write(root, { 'node_modules/.package-lock.json': JSON.stringify({ packages: found }) })
  return root
}

test('what npm has installed by hand counts, optional packages aside', () => {
  expect(isInstalled(project(locked, installed))).toBe(true)
})

test.each([
  ['nothing is installed', locked, null],
  ['another version is', locked, { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  ['other contents are', locked, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
  ['too much is', locked, { ...installed, 'node_modules/b': { version: '1.0.0' } }],
  ['a package was added', { ...locked, 'node_modules/b': { version: '1.0.0' } }, installed],
])('stale when %s', (_, lock, found) => {
  expect(isInstalled(project(lock, found))).toBe(false)
})

test('stale when it was installed for another platform', () => {
  const root = project(locked, installed)
  write(root, { 'node_modules/.cache/hedgeschool/platform': 'plan9 mips ABI 1\n' })
  expect(isInstalled(root)).toBe(false)
})

test('npm ci makes it fresh', async () => {
  const root = temporaryFolder()
  const dependencies = { local: 'file:./local' }
  write(root, {
    'package.json': JSON.stringify({ name: 'fake', version: '1.0.0', dependencies }),
    'package-lock.json': JSON.stringify({
      name: 'fake',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'fake', version: '1.0.0', dependencies },
        local: { version: '1.0.0' },
        'node_modules/local': { resolved: 'local', link: true },
      },
    }),
    'local/package.json': '{ "name": "local", "version": "1.0.0" }',
  })
  expect(isInstalled(root)).toBe(false)
  await installDependencies(root)
  expect(existsSync(join(root, 'node_modules/local/package.json'))).toBe(true)
  expect(isInstalled(root)).toBe(true)
})
