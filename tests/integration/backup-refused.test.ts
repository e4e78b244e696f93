import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeRestoreProblem } from '#app/data/backup/backup-problem.ts'
import { compareFacts } from '#app/data/backup/compare-facts.ts'
import { makeBackup } from '#app/data/backup/make-backup.server.ts'
import type { Manifest } from '#app/data/backup/manifest.ts'
import { verifyBackup } from '#app/data/backup/verify-backup.server.ts'
import { runCommandLine } from './command-line.ts'
import { makeFolder } from './migrations-target.ts'
import { enrollLearner, openSchool, untilShipped } from './open-school.ts'

let sound: string
let folder: string
let place: string
let manifest: Manifest

beforeAll(async () => {
  const school = await openSchool()
  await enrollLearner(school)
  await untilShipped(school)
  sound = join(await makeFolder(), 'sound')
  const order = {
    dataDir: school.dataDir,
    isReplica: false,
    folder: sound,
    release: 'test',
    nowMs: Date.now(),
  }
  const made = await makeBackup(order)
  await school.close()
  if (!made.ok) throw new Error(made.reason.kind)
  manifest = made.value
})

afterAll(() => rm(join(sound, '..'), { recursive: true, force: true }))

beforeEach(async () => {
  place = await makeFolder()
  folder = join(place, 'backup')
  await cp(sound, folder, { recursive: true })
})

afterEach(() => rm(place, { recursive: true, force: true }))

const restoreInto = (to: string) => runCommandLine(['db-restore', folder, '--to', to], { DATA_DIR: to })

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(file, bytes)
}

describe('restoring refuses', () => {
  it.each([
    ['a byte of the database is another', /app\.db is not the file/, () => flipByte(join(folder, 'app.db'))],
    [
      'a byte of the journal is another',
      /journal\.db is not the file/,
      () => flipByte(join(folder, 'journal.db')),
    ],
    ['a file is missing', /journal\.db is missing/, () => rm(join(folder, 'journal.db'))],
    [
      'a count in the manifest was edited',
      /was changed after it was written/,
      () => edit('"waiting": 0', '"waiting": 1'),
    ],
    [
      'the date in the manifest was edited',
      /was changed after it was written/,
      () => edit('"createdAt": "20', '"createdAt": "19'),
    ],
    ['the manifest was cut short', /is no JSON/, () => edit(/.{9}$/s, '')],
  ])('a backup of which %s', async (_, words, damage) => {
    await damage()
    const verified = await verifyBackup(folder)
    expect(verified).toMatchObject({ ok: false, reason: { kind: 'damaged' } })
    expect(verified.ok ? '' : describeRestoreProblem(verified.reason)).toMatch(words)
  })

  it('in words, before anything is made', async () => {
    await flipByte(join(folder, 'app.db'))
    const { code, output } = await restoreInto(join(place, 'data'))
    expect(output).toBe(
      `${folder} is damaged, nothing was restored: app.db is not the file that was written.\n`,
    )
    expect(code).toBe(1)
    expect(await readdir(place)).toEqual(['backup'])
  })

  it('a folder that is no backup', async () => {
    expect(await verifyBackup(place)).toEqual({ ok: false, reason: { kind: 'no-backup', where: place } })
  })

  it.each(['app.db', 'app.db-wal'])('a folder that has %s, and leaves it as it is', async (name) => {
    const to = await makeFolder()
    await writeFile(join(to, name), 'mine')
    const { code, output } = await restoreInto(to)
    expect(output).toContain(
      `${to} is not empty, it has ${name}: a backup is only restored into an empty place.\n`,
    )
    expect(code).toBe(1)
    expect(await readdir(to)).toEqual([name])
    expect(await readFile(join(to, name), 'utf8')).toBe('mine')
    await rm(to, { recursive: true })
  })
})

describe('a command refuses', () => {
  it.each([
    [['db-backup', 'one', 'two'], /^Usage: npm run db:backup/],
    [['db-backup'], /app\.db is missing: there is nothing to back up\.\n$/],
    [['db-restore'], /^Usage: npm run db:restore/],
  ])('what it cannot do, in words: %j', async (args, words) => {
    const { code, output } = await runCommandLine(args, { DATA_DIR: place })
    expect(output).toMatch(words)
    expect(code).toBe(1)
    expect(await readdir(place)).toEqual(['backup'])
  })
})

describe('restoring', () => {
  it('leaves a journal that is there alone', async () => {
    const to = await makeFolder()
    await writeFile(join(to, 'journal.db'), 'mine')
    const { code, output } = await restoreInto(to)
    expect(output).toMatch(/every figure is the same\.\n$/)
    expect(code).toBe(0)
    expect(await readFile(join(to, 'journal.db'), 'utf8')).toBe('mine')
    expect((await readdir(to)).toSorted()).toEqual(['app.db', 'journal.db', 'lock.db'])
    await rm(to, { recursive: true })
  })

  it('names every figure that differs', async () => {
    const { facts } = manifest
    const { User: _, ...tables } = facts.tables
    const other = {
      ...facts,
      tables: { ...tables, Entry: 99, Ghost: 1 },
      integrity: null,
      foreignKeyProblems: 2,
    }
    const differing = compareFacts(facts, other).filter(({ isSame }) => !isSame)
    expect(differing.map(({ what }) => what)).toEqual([
      'rows of Entry',
      'rows of Ghost',
      'rows of User',
      'foreign_key_check',
    ])
    expect(compareFacts(facts, facts).filter(({ isSame }) => !isSame)).toEqual([])
    expect(await verifyBackup(folder)).toEqual({ ok: true, value: manifest })
  })
})

async function edit(what: string | RegExp, by: string): Promise<void> {
  const path = join(folder, 'manifest.json')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(what, by))
}
