import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  applyMigrations,
  listMissingMigrations,
  type MigrationTarget,
} from '#app/data/migrations/apply-migrations.server.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { containing, INIT, INIT_SQL, line, migrationsOf, reasonOf, SECOND } from './migrations-fixtures.ts'
import { makeFolder, writeMigration } from './migrations-target.ts'

let folder: string

beforeEach(async () => {
  folder = await makeFolder()
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('a database out of reach', () => {
  it.each<MigrationTarget>([
    { kind: 'url', url: 'http://127.0.0.1:1' },
    { kind: 'url', url: 'nonsense' },
    { kind: 'file', path: '/nowhere/at/all/app.db' },
  ])('is a value with one line: %j', async (target) => {
    await writeMigration(folder, INIT, INIT_SQL)
    const found = reasonOf(await applyMigrations(target, await migrationsOf(folder)))
    expect(found.kind).toBe('unavailable')
    expect(line(found)).not.toContain('\n')
  })

  it('is a file that is no database', async () => {
    await writeMigration(folder, INIT, INIT_SQL)
    const path = join(folder, 'app.db')
    await writeFile(path, 'This is no database, but it is longer than a header.'.repeat(200))
    const migrations = await migrationsOf(folder)
    expect(reasonOf(await applyMigrations({ kind: 'file', path }, migrations)).kind).toBe('unavailable')
    expect(reasonOf(await listMissingMigrations({ kind: 'file', path }, migrations)).kind).toBe('unavailable')
  })

  it('is not created by asking', async () => {
    await writeMigration(folder, INIT, INIT_SQL)
    const path = join(folder, 'app.db')
    const missing = await listMissingMigrations({ kind: 'file', path }, await migrationsOf(folder))
    expect(missing).toEqual({ ok: true, value: [INIT] })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
  })
})

describe('reading migrations', () => {
  it.each([
    [
      'an unclosed quote',
      `CREATE TABLE "A" ("n" INTEGER);\nINSERT INTO "A" VALUES ('x);\n`,
      2,
      'unclosed quote',
    ],
    ['an unclosed comment', 'CREATE TABLE "A" ("n" INTEGER);\n/* then', 2, 'unclosed comment'],
    [
      'an unclosed trigger',
      '\n\nCREATE TRIGGER "T" AFTER INSERT ON "A" BEGIN SELECT 1;',
      3,
      'unclosed trigger',
    ],
    ['a commit of its own', 'CREATE TABLE "A" ("n" INTEGER);\n-- now\ncommit;\n', 3, 'COMMIT'],
    ['another pragma', 'PRAGMA journal_mode=DELETE;\nCREATE TABLE "A" ("n" INTEGER);', 1, 'journal_mode'],
    ['nothing', '-- only a comment;\n', null, 'no statement'],
    ['a zero byte', 'CREATE TABLE "A" (\n\0"n" INTEGER);', 2, 'zero byte'],
    ['no text', new Uint8Array([0x43, 0xff, 0xfe]), null, 'UTF-8'],
  ])('refuses %s', async (_what, sql, at, detail) => {
    await writeMigration(folder, INIT, INIT_SQL)
    await writeMigration(folder, SECOND, sql)
    const found = reasonOf(await readMigrations(folder))
    expect(found).toMatchObject({ kind: 'malformed', line: at, detail: containing(detail) })
    expect(line(found)).toContain(
      at === null ? `${SECOND}/migration.sql: ` : `${SECOND}/migration.sql:${at}: `,
    )
  })

  it('refuses a folder without a file, one with another name, and none', async () => {
    await mkdir(join(folder, INIT))
    expect(reasonOf(await readMigrations(folder))).toMatchObject({
      detail: containing('ENOENT'),
    })
    await writeMigration(folder, '1_first', INIT_SQL)
    expect(reasonOf(await readMigrations(folder))).toMatchObject({
      detail: containing('14 digits'),
    })
    expect(reasonOf(await readMigrations(join(folder, 'none'))).kind).toBe('malformed')
  })

  it('splits at the semicolons that end statements only', async () => {
    await writeMigration(folder, INIT, INIT_SQL)
    const [migration] = await migrationsOf(folder)
    expect(migration?.statements.map((statement) => [statement.line, statement.sql.slice(0, 14)])).toEqual([
      [2, 'CREATE TABLE "'],
      [3, 'CREATE TABLE "'],
      [7, 'INSERT INTO "P'],
      [8, 'INSERT INTO "C'],
      [9, 'CREATE TRIGGER'],
    ])
  })
})
