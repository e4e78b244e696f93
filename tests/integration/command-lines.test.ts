import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReplica } from '#app/data/replica.server.ts'
import { findUserByPassword } from '#app/features/user/find-user-by-password.server.ts'
import { DEMO_PASSWORD } from '#prisma/seed.ts'
import { PROJECT, runCommandLine, toCommandEnv, untilClosed } from './command-line.ts'
import { makeDataFolder, queryRows, type DataFolder } from './migrated-database.ts'
import { linesOf, startProcess, untilExit } from './typescript-process.ts'

const PASSWORD = 'correct horse battery'
/** A terminal of its own, as Linux has it. */
const SCRIPT = '/usr/bin/script'
const USAGE = /^Usage: npm run user:create -- --email ADDRESS --role .*\n$/

let folder: DataFolder

beforeEach(async () => {
  folder = await makeDataFolder()
})
afterEach(() => folder.remove())

/** Runs a command line on the test's data folder unless told, with some standard input. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  return runCommandLine(args, { DATA_DIR: folder.dataDir, ...env }, input)
}

/** What a command line says that ends with 1. */
async function refusal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, output } = await run(args, env)
  expect(code).toBe(1)
  return output
}

const create = (email: string, role = 'admin') => ['user-create', '--email', email, '--role', role]

async function isProven(email: string, password: string): Promise<boolean> {
  const replica = openReplica(folder.path)
  const user = await findUserByPassword(replica, { email, password })
  await replica.close()
  return user !== null
}

describe('user:create', () => {
  it('makes somebody of a role who can sign in with the password that was piped', async () => {
    const made = await run([...create('Ada@Example.org'), '--name', 'Ada'], {}, `${PASSWORD}\n`)
    expect(made).toEqual({ code: 0, output: 'Created ada@example.org (admin).\n' })
    expect(queryRows(folder.path, 'SELECT email, name, role FROM User')).toEqual([
      { email: 'ada@example.org', name: 'Ada', role: 'ADMIN' },
    ])
    expect(await isProven('ada@example.org', PASSWORD)).toBe(true)
    const taken = await run(create('ada@example.org'), { NEW_PASSWORD: PASSWORD })
    expect(taken).toEqual({ code: 1, output: 'ada@example.org has an account already.\n' })
  })

  it.runIf(existsSync(SCRIPT))('does not show what is typed at a terminal', async () => {
    // As npm does, from its TypeScript.
    const command = `'${process.execPath}' scripts/run.mjs ${create('ada@example.org').join(' ')}`
    const env = toCommandEnv({ DATA_DIR: folder.dataDir })
    const child = spawn(SCRIPT, ['-qec', command, '/dev/null'], { cwd: PROJECT, env })
    child.stdout.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('Password: ')) child.stdin.write(`${PASSWORD}\r`)
    })
    const { code, output } = await untilClosed(child)
    expect(output.replaceAll('\r', '')).toBe('Password: \nCreated ada@example.org (admin).\n')
    expect(code).toBe(0)
    expect(await isProven('ada@example.org', PASSWORD)).toBe(true)
  })

  it('says what is wrong with what it is given', async () => {
    for (const args of [create('ada@example.org', 'boss'), ['user-create'], [...create('a@b.org'), '--x']]) {
      expect(await refusal(args)).toMatch(USAGE)
    }
    const ada = create('ada@example.org')
    expect(await refusal(ada, { NEW_PASSWORD: 'short' })).toMatch(/^password: .*\n$/)
    expect(await refusal(ada)).toBe('No password was given.\n')
    const remote = { TURSO_DATABASE_URL: 'http://127.0.0.1:1', NEW_PASSWORD: PASSWORD }
    expect(await refusal(ada, remote)).toMatch(/^TURSO_DATABASE_URL: .*\n$/)
    expect(queryRows(folder.path, 'SELECT count(*) AS users FROM User')).toEqual([{ users: 0 }])
  })
})

describe.each(['user-create', 'db-seed', 'db-sync-content'])('%s', (name) => {
  it('before the first start says what to do, and leaves nothing behind', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
    const args = name === 'user-create' ? create('ada@example.org') : [name]
    for (const DATA_DIR of [empty, join(empty, 'missing')]) {
      const { code, output } = await run(args, { DATA_DIR, NEW_PASSWORD: PASSWORD })
      expect(output).toMatch(/^\S+app\.db lacks .*: run npm start or npm run db:migrate first\.\n$/)
      expect(code).toBe(1)
    }
    expect(await readdir(empty)).toEqual([])
    await rm(empty, { recursive: true })
  })
})

describe('db:seed', () => {
  it('makes the accounts once', async () => {
    expect(await run(['db-seed'])).toEqual({ code: 0, output: 'Made 3 demo accounts.\n' })
    expect(await isProven('admin@example.com', DEMO_PASSWORD)).toBe(true)
    expect(await run(['db-seed'])).toEqual({ code: 0, output: 'The demo accounts are there.\n' })
    expect(queryRows(folder.path, 'SELECT count(*) AS users FROM User')).toEqual([{ users: 3 }])
  })

  it('keeps away from a folder that a server has, and from production', async () => {
    const production = {
      APP_ENV: 'production',
      SESSION_SECRET: 's'.repeat(40),
      ORIGIN: 'https://school.example',
    }
    expect(await run(['db-seed'], production)).toEqual({
      code: 1,
      output: 'APP_ENV: demo accounts are never made in production.\n',
    })
    const owner = startProcess(new URL('./data-folder-owner.ts', import.meta.url), [folder.dataDir])
    expect((await linesOf(owner).next()).value).toBe('mine')
    expect(await run(['db-seed'])).toEqual({
      code: 1,
      output: `DATA_DIR: another Hedgeschool is running on ${folder.dataDir}.\n`,
    })
    owner.kill('SIGKILL')
    await untilExit(owner)
    expect(await readdir(folder.dataDir)).not.toContain('journal.db')
  })
})
