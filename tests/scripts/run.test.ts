import { expect, test } from 'vitest'
import { fakeProject, runScript, temporaryFolder, write } from './fake-project.ts'

const SHOW =
  'const { ORIGIN, DATA_DIR } = process.env; console.log(ORIGIN, DATA_DIR, ...process.argv.slice(2))'

test('a command line is given its arguments and .env, of which what is already set wins', async () => {
  const root = fakeProject()
  write(root, {
    '.env': 'ORIGIN=https://from.file\nDATA_DIR=from-file\n',
    'build/node/show.js': SHOW,
  })
  const env = { ORIGIN: 'https://from.shell' }
  const shown = { code: 0, output: 'https://from.shell from-file --a b\n' }
  expect(await runScript(root, ['scripts/run.mjs', 'show', '--a', 'b'], env)).toEqual(shown)
  const elsewhere = temporaryFolder()
  expect(await runScript(elsewhere, [`${root}/scripts/run.mjs`, 'show', '--a', 'b'], env)).toEqual(shown)
})

test('a command line needs no .env', async () => {
  const root = fakeProject()
  write(root, { 'build/node/show.js': SHOW })
  expect(await runScript(root, ['scripts/run.mjs', 'show'])).toEqual({
    code: 0,
    output: 'undefined undefined\n',
  })
})

test('npm run dev is given .env, of which what is already set wins', async () => {
  const root = fakeProject()
  write(root, {
    '.env': 'ORIGIN=https://from.file\nDATA_DIR=from-file\n',
    'node_modules/tsx/package.json':
      '{ "name": "tsx", "type": "module", "exports": { "./esm/api": "./api.js" } }',
    // Only to be found: Node itself reads the file, which is JavaScript as it stands.
    'node_modules/tsx/api.js': LOADER,
    'app/server/main.ts': SHOW,
  })
  expect(await runScript(root, ['scripts/dev.mjs'], { ORIGIN: 'https://from.shell' })).toEqual({
    code: 0,
    output: 'https://from.shell from-file\n',
  })
})

const LOADER = `
  import { register as hook } from 'node:module'
  export const register = () => hook('data:text/javascript,' + encodeURIComponent(
    "export const load = (url, context, next) => next(url, url.endsWith('.ts') ? { ...context, format: 'module' } : context)"))`
