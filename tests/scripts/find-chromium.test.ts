import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { firstThatStarts } from '../../scripts/find-chromium.mjs'
import { runScript, scriptsFolder, temporaryFolder, write } from './fake-project.ts'

/** A program that starts, or does not, when it is asked for its version. */
function program(folder: string, path: string, exitCode: number): string {
  write(folder, { [path]: `#!/bin/sh\nexit ${exitCode}\n` })
  chmodSync(join(folder, path), 0o755)
  return join(folder, path)
}

const finder = pathToFileURL(join(scriptsFolder, 'find-chromium.mjs')).href

/** In a process of its own, because Playwright reads its environment once. */
async function find(root: string, env: Record<string, string>) {
  const script = `
    import { findChromium } from ${JSON.stringify(finder)}
    try { console.log(await findChromium(${JSON.stringify(root)})) } catch (problem) { console.log(problem.message) }`
  const { output } = await runScript(root, ['--input-type=module', '--eval', script], env)
  return output.trim()
}

test('the first that starts is taken: missing ones and stubs are passed over', async () => {
  const folder = temporaryFolder()
  const stub = program(folder, 'stub', 1)
  const good = program(folder, 'good', 0)
  expect(await firstThatStarts([join(folder, 'missing'), stub, good, program(folder, 'later', 0)])).toBe(good)
  expect(await firstThatStarts([stub])).toBeUndefined()
})

test("CHROMIUM_PATH comes before all others, then Playwright's own", async () => {
  const folder = temporaryFolder()
  const { chromium } = await import('playwright')
  const [, inside = ''] = chromium.executablePath().split(/(?=chromium-\d+[\\/])/)
  const playwrightsOwn = program(folder, `browsers/${inside}`, 0)
  const chosen = program(folder, 'chosen', 0)
  const browsers = { PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers') }
  expect(await find(folder, { ...browsers, CHROMIUM_PATH: chosen })).toBe(chosen)
  expect(await find(folder, browsers)).toBe(playwrightsOwn)
})

test('a wrong CHROMIUM_PATH is an error, not a reason to look elsewhere', async () => {
  const folder = temporaryFolder()
  expect(await find(folder, { CHROMIUM_PATH: '/nowhere/chromium' })).toMatch(
    /^CHROMIUM_PATH: \/nowhere\/chromium is not/,
  )
})
