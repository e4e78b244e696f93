import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations, listMissingMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import type { MigrationProblem } from '#app/data/migrations/migration-problem.ts'
import {
  containing,
  INIT,
  INIT_SQL,
  line,
  migrationsOf,
  REBUILD_SQL,
  reasonOf,
  SECOND,
  THIRD,
} from './migrations-fixtures.ts'
import { databaseKinds, makeFolder, writeMigration, type TestDatabase } from './migrations-target.ts'

const PRISMA = join(import.meta.dirname, '../../prisma')

let folder: string

beforeEach(async () => {
  folder = await makeFolder()
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe.each(databaseKinds)('applying migrations to a %s database', (_kind, open) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await open()
    await writeMigration(folder, INIT, INIT_SQL)
  })

  afterEach(() => database.close())

  it('applies what is missing, in order, and records it as Prisma does', async () => {
    await writeMigration(folder, THIRD, 'INSERT INTO "Late" VALUES (1);')
    await writeMigration(folder, SECOND, 'CREATE TABLE "Late" ("n" INTEGER)')
    const told: string[] = []

    const first = await applyMigrations(database.target, await migrationsOf(folder), {
      onApplied: (name) => told.push(name),
    })
    const second = await applyMigrations(database.target, await migrationsOf(folder))

    expect(first).toEqual({ ok: true, value: [INIT, SECOND, THIRD] })
    expect(told).toEqual([INIT, SECOND, THIRD])
    expect(second).toEqual({ ok: true, value: [] })
    expect(await database.query('SELECT * FROM "Late"')).toEqual([[1]])
    const [row] = await database.query('SELECT * FROM _prisma_migrations ORDER BY migration_name')
    expect(row).toEqual([
      expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      createHash('sha256').update(INIT_SQL).digest('hex'),
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/),
      INIT,
      null,
      null,
      expect.stringMatching(/\+00:00$/),
      1,
    ])
  })

  it('says what is missing without changing anything', async () => {
    expect(await listMissingMigrations(database.target, await migrationsOf(folder))).toEqual({
      ok: true,
      value: [INIT],
    })
    expect(await applied()).toEqual([])
    await apply()
    await writeMigration(folder, SECOND, 'CREATE TABLE "Late" ("n" INTEGER);')
    expect(await listMissingMigrations(database.target, await migrationsOf(folder))).toEqual({
      ok: true,
      value: [SECOND],
    })
    expect(await applied()).toEqual([INIT])
  })

  it('keeps children and references when a table is rebuilt', async () => {
    await apply()
    await writeMigration(folder, SECOND, REBUILD_SQL)
    await apply()
    expect(await database.query('SELECT "id", "parentId" FROM "Child" ORDER BY "id"')).toEqual([
      ['c1', 'a;b'],
      ['c2', 'a;b'],
      ['c3', "it's"],
    ])
    expect(await database.query('SELECT "extra" FROM "Parent"')).toEqual([[null], [null]])
    expect(await database.query('PRAGMA foreign_keys')).toEqual([[1]])
    await expect(database.query(`INSERT INTO "Child" VALUES ('c4', 'nobody')`)).rejects.toThrow('FOREIGN KEY')
  })

  it('rolls back a rebuild that loses a parent', async () => {
    await apply()
    await writeMigration(
      folder,
      SECOND,
      REBUILD_SQL.replace('FROM "Parent"', `FROM "Parent" WHERE "id" = 'a;b'`),
    )
    expect(await problem()).toMatchObject({ kind: 'broken-references', detail: 'Child -> Parent' })
    expect(await database.query('SELECT count(*) FROM "Parent"')).toEqual([[2]])
    expect(await applied()).toEqual([INIT])
  })

  it('leaves nothing of a migration that fails, and keeps those before it', async () => {
    await writeMigration(
      folder,
      SECOND,
      'CREATE TABLE "Half" ("n" INTEGER);\n\nINSERT INTO "Nowhere"\n VALUES (1);',
    )
    await writeMigration(folder, THIRD, 'CREATE TABLE "Never" ("n" INTEGER);')
    const found = await problem()
    expect(found).toMatchObject({
      kind: 'refused',
      line: 3,
      detail: containing('no such table: Nowhere'),
    })
    expect(line(found)).toMatch(/^\S+20260102000000_second\/migration\.sql:3: .*Nowhere.*$/)
    expect(await applied()).toEqual([INIT])
    expect(await database.query(`SELECT name FROM sqlite_master WHERE name IN ('Half', 'Never')`)).toEqual([])
    expect(await database.query('PRAGMA foreign_keys')).toEqual([[1]])

    await writeMigration(folder, SECOND, 'CREATE TABLE "Half" ("n" INTEGER);')
    await apply()
    expect(await applied()).toEqual([INIT, SECOND, THIRD])
  })

  it('leaves nothing of a migration that is no SQL', async () => {
    await writeMigration(
      folder,
      SECOND,
      'CREATE TABLE "Half" ("n" INTEGER);\nCREATE TABEL "Other" ("n" INTEGER);',
    )
    expect(await problem()).toMatchObject({ kind: 'refused', detail: containing('TABEL') })
    expect(await applied()).toEqual([INIT])
    expect(await database.query(`SELECT name FROM sqlite_master WHERE name = 'Half'`)).toEqual([])
  })

  it('refuses one that was edited after it was applied, but not other line ends', async () => {
    await apply()
    await writeMigration(folder, INIT, INIT_SQL.replaceAll('\n', '\r\n'))
    expect(await applyMigrations(database.target, await migrationsOf(folder))).toEqual({
      ok: true,
      value: [],
    })
    await writeMigration(folder, INIT, INIT_SQL.replace('"data" TEXT', '"data" BLOB'))
    expect(await problem()).toEqual({ kind: 'edited', file: join(folder, INIT, 'migration.sql') })
  })

  it('refuses a half-applied one', async () => {
    await apply()
    await database.query(`UPDATE _prisma_migrations SET finished_at = NULL`)
    expect(await problem()).toEqual({ kind: 'half-applied', migration: INIT })
  })

  it('forgets what Prisma has marked as rolled back', async () => {
    await apply()
    await writeMigration(folder, SECOND, 'CREATE TABLE "Late" ("n" INTEGER);')
    await database.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at)
      VALUES ('x', 'y', '${SECOND}', '2026-01-01T00:00:00.000+00:00')`)
    await apply()
    expect(await database.query('SELECT count(*) FROM "Late"')).toEqual([[0]])
  })

  it('refuses a database that is newer than the code', async () => {
    await writeMigration(folder, SECOND, 'CREATE TABLE "Late" ("n" INTEGER);')
    await apply()
    await rm(join(folder, SECOND), { recursive: true })
    expect(await problem()).toEqual({ kind: 'database-newer', migration: SECOND })
  })

  it('refuses one that comes before one that is applied', async () => {
    await writeMigration(folder, THIRD, 'CREATE TABLE "Late" ("n" INTEGER);')
    await apply()
    await writeMigration(folder, SECOND, 'CREATE TABLE "Early" ("n" INTEGER);')
    expect(await problem()).toMatchObject({ kind: 'out-of-order', after: THIRD })
  })

  it('lets two processes do it at once', async () => {
    await writeMigration(folder, SECOND, 'CREATE TABLE "Late" ("n" INTEGER);')
    const migrations = await migrationsOf(folder)
    const answers = await Promise.all([1, 2, 3].map(() => applyMigrations(database.target, migrations)))
    expect(answers.filter(({ ok }) => !ok)).toEqual([])
    expect(await applied()).toEqual([INIT, SECOND])
  })

  it('makes the whole schema, with its triggers', async () => {
    const answer = await applyMigrations(database.target, await migrationsOf(join(PRISMA, 'migrations')))
    expect(answer).toMatchObject({ ok: true })
    const at = '2026-01-01T00:00:00.000Z'
    await database.query(`INSERT INTO "Stream" VALUES ('u', 5, 0, '${at}', '${at}')`)
    await database.query(`UPDATE "Stream" SET seq = 6, base = 5`)
    await expect(database.query(`UPDATE "Stream" SET seq = 7, base = 5`)).rejects.toThrow('stale')
  })

  async function apply(): Promise<void> {
    expect(await applyMigrations(database.target, await migrationsOf(folder))).toMatchObject({ ok: true })
  }

  async function problem(): Promise<MigrationProblem> {
    return reasonOf(await applyMigrations(database.target, await migrationsOf(folder)))
  }

  async function applied(): Promise<unknown[]> {
    const found = await database.query(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`)
    if (found.length === 0) return []
    const rows = await database.query(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
    )
    return rows.map(([name]) => name)
  }
})
