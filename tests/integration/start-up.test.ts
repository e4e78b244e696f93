import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runApp, startApp } from '../running-app.ts'

let folder: string
/** Without courses, which take a while. */
let contentDir: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-start-'))
  contentDir = join(folder, 'content')
  await mkdir(contentDir)
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** The exit code and the last line, which is the only one that complains. */
async function fails(env: Readonly<Record<string, string>>): Promise<string> {
  const app = runApp({ DATA_DIR: join(folder, 'data'), CONTENT_DIR: contentDir, ...env })
  const code = await app.ended
  return `${code} ${app.output().trim().split('\n').at(-1)}`
}

it('names each variable that is wrong, and what was expected', async () => {
  expect(await fails({ PORT: 'many' })).toBe('1 PORT: expected a port from 0 to 65535')
  expect(await fails({ APP_ENV: 'production', ORIGIN: 'https://school.example' })).toMatch(
    /^1 SESSION_SECRET: expected at least 32/,
  )
  expect(await fails({ TURSO_DATABASE_URL: 'wss://school.example' })).toMatch(
    /^1 TURSO_DATABASE_URL: expected a URL/,
  )
})

it('says which port is taken', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  // cast: a server on a port has an address of this form.
  const { port } = taken.address() as AddressInfo
  expect(await fails({ PORT: String(port) })).toBe(
    `1 PORT: ${port} on 127.0.0.1 is taken: set another, such as PORT=3001.`,
  )
  taken.close()
})

it('says that a data folder cannot be written to, or is taken', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  expect(await fails({ DATA_DIR: join(file, 'data') })).toMatch(/^1 DATA_DIR: cannot write to /)
  const app = await startApp({ CONTENT_DIR: contentDir })
  expect(await fails({ DATA_DIR: app.dataDir })).toMatch(/^1 DATA_DIR: another Hedgeschool is running on /)
  expect(await app.stop()).toBe(0)
})

it('does not migrate by itself when it must not', async () => {
  expect(await fails({ RUN_MIGRATIONS_ON_START: 'false' })).toMatch(
    /^1 .* lacks migration \d{14}_init: run npm run db:migrate/,
  )
})

it('serves without a journal that cannot be opened, and ends with the process that was started', async () => {
  const first = await startApp({ CONTENT_DIR: contentDir })
  await first.halt()
  await writeFile(join(first.dataDir, 'journal.db'), 'no database at all')
  const app = await startApp({ CONTENT_DIR: contentDir, DATA_DIR: first.dataDir })
  expect((await fetch(`${app.origin}/courses`)).status).toBe(200)
  expect(await app.halt()).toBe(0)
  await expect(fetch(`${app.origin}/courses`)).rejects.toThrow('fetch failed')
  await first.stop()
})
