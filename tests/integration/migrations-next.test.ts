import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expressedByHand, type ExpressedByHand } from '../../prisma/expressed-by-hand.ts'
import { compareByHand } from '../../prisma/tooling/compare-by-hand.ts'
import { readFreshCatalog } from '../../prisma/tooling/fresh-database.ts'
import { writeNextMigration } from '../../prisma/tooling/next-migration.ts'
import { rehearseMigrations } from '../../prisma/tooling/rehearse-migrations.ts'
import { validateMigrations } from '../../prisma/tooling/validate-migrations.ts'
import { INIT, INIT_SQL, line, migrationsOf, REBUILD_SQL, SECOND } from './migrations-fixtures.ts'
import { makeFolder, writeMigration } from './migrations-target.ts'

const PRISMA = join(import.meta.dirname, '../../prisma')

let folder: string

beforeEach(async () => {
  folder = await makeFolder()
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('what Prisma cannot express', () => {
  const byHand: ExpressedByHand = {
    checks: [{ table: 'Parent', column: 'data', condition: 'json_valid("data")' }],
    triggers: [
      { name: 'Parent_guard', table: 'Parent', sql: INIT_SQL.slice(INIT_SQL.indexOf('CREATE TRIGGER'), -2) },
    ],
    searchTables: [],
  }

  it('is there at first and found missing after a careless rebuild', async () => {
    await writeMigration(folder, INIT, INIT_SQL)
    expect(await differences(byHand)).toEqual([])
    await writeMigration(folder, SECOND, REBUILD_SQL)
    expect(await differences(byHand)).toEqual([
      'Parent.data lacks CHECK (json_valid("data"))',
      'trigger Parent_guard is missing',
    ])
  })

  it('is found when a migration holds it and the list does not', async () => {
    await writeMigration(folder, INIT, `${INIT_SQL}CREATE VIRTUAL TABLE "Search" USING fts5(x);`)
    expect(await differences({ checks: [], triggers: [], searchTables: [] })).toEqual([
      'Parent has the unlisted CHECK (json_valid("data"))',
      'trigger Parent_guard is not in the list',
      'search table Search is not in the list',
    ])
    const searchTables = [{ name: 'Search', sql: 'CREATE VIRTUAL TABLE "Search" USING fts5(x)' }]
    expect(await differences({ ...byHand, searchTables })).toEqual([])
  })

  it('is rehearsed: a row lost and a CHECK dropped are faults, a kept child is none', async () => {
    await writeMigration(folder, INIT, INIT_SQL)
    expect(await rehearse()).toEqual([])
    await writeMigration(folder, SECOND, REBUILD_SQL)
    expect(await rehearse()).toEqual(
      expect.arrayContaining(['filled database: Parent.data accepts what its CHECK should refuse']),
    )
    await writeMigration(folder, SECOND, `DELETE FROM "Child" WHERE "id" LIKE 'Child%';`)
    expect(await rehearse()).toEqual(['filled database: Child had 6 rows and now has 3'])
  })

  async function rehearse(): Promise<readonly string[]> {
    return (await rehearseMigrations(await migrationsOf(folder), byHand)).faults
  }
})

describe('writing the next migration', () => {
  const at = Date.UTC(2030, 0, 1)
  let place: { schema: string; migrations: string; byHand: ExpressedByHand }

  beforeEach(async () => {
    await cp(join(PRISMA, 'schema'), join(folder, 'schema'), { recursive: true })
    await cp(join(PRISMA, 'migrations'), join(folder, 'migrations'), { recursive: true })
    place = {
      schema: join(folder, 'schema'),
      migrations: join(folder, 'migrations'),
      byHand: expressedByHand,
    }
  })

  it('writes nothing when nothing has changed, and the repository itself is valid', async () => {
    expect(await writeNextMigration(place, 'nothing', at)).toEqual({ ok: true, value: null })
    expect(await validateMigrations(place)).toEqual([])
    expect((await migrationsOf(place.migrations)).map(({ name }) => name)).not.toContain(
      '20300101000000_nothing',
    )
  })

  it.each(['', 'Bad', 'a-b', '../x', 'a b', '1st', `a${'a'.repeat(60)}`])(
    'refuses the name "%s"',
    async (name) => {
      expect(await writeNextMigration(place, name, at)).toMatchObject({ ok: false })
    },
  )

  it('finds drift, and writes a migration that keeps CHECKs and triggers of rebuilt tables', async () => {
    await change('journal.prisma', /(\n {2}base +Int)\n/, '$1 @default(0)\n')
    await change('content.prisma', /(\n {2}metadata +String)\n/, '$1 @default("{}")\n')
    await change('system.prisma', /(\n {2}description String +)@default\(""\)\n {2}enabled/, '$1\n  enabled')
    const [drift] = await validateMigrations(place)
    expect(drift).toContain('changed without a migration')

    const file = join(place.migrations, '20300101000000_defaults', 'migration.sql')
    expect(await writeNextMigration(place, 'defaults', at)).toEqual({ ok: true, value: file })
    const sql = await readFile(file, 'utf8')
    expect(sql).toContain(`DEFAULT '{}' CHECK (json_valid("metadata"))`)
    expect(sql).toContain('CREATE TRIGGER "Stream_refuse_stale"')
    expect(await validateMigrations(place)).toEqual([])
    const { faults, rows } = await rehearseMigrations(await migrationsOf(place.migrations), expressedByHand)
    expect(faults).toEqual([])
    expect(rows).toBeGreaterThan(100)
  })

  it('weaves a CHECK into an added column, and rebuilds a table for one on an old column', async () => {
    await change(
      'team.prisma',
      /\n {2}description String +@default\(""\)\n/,
      '$&  extra String @default("{}")\n',
    )
    const checks = [
      { table: 'Team', column: 'extra', condition: 'json_valid("extra")' },
      { table: 'User', column: 'level', condition: '"level" >= 1' },
    ]
    const changed = {
      ...place,
      byHand: { ...expressedByHand, checks: [...expressedByHand.checks, ...checks] },
    }
    expect(await validateMigrations(changed)).toContain('User.level lacks CHECK ("level" >= 1)')
    expect(await writeNextMigration(changed, 'checks', at)).toMatchObject({ ok: true })
    expect(await validateMigrations(changed)).toEqual([])
    const { faults } = await rehearseMigrations(await migrationsOf(place.migrations), changed.byHand)
    expect(faults).toEqual([])
  })

  it('makes and drops triggers and search tables with the list', async () => {
    const searchTables = [
      { name: 'LessonSearch', sql: 'CREATE VIRTUAL TABLE "LessonSearch" USING fts5(title, body)' },
    ]
    const changed = { ...place, byHand: { ...expressedByHand, triggers: [], searchTables } }
    const written = await writeNextMigration(changed, 'search', at)
    const sql = await readFile(written.ok && written.value !== null ? written.value : '', 'utf8')
    expect(sql).toContain('CREATE VIRTUAL TABLE "LessonSearch"')
    expect(sql).toContain('DROP TRIGGER "Stream_refuse_stale"')
    expect(await validateMigrations(changed)).toEqual([])
    expect(await writeNextMigration(changed, 'again', at)).toEqual({ ok: true, value: null })
  })

  it('never dates a migration before the last one', async () => {
    await change('team.prisma', /\n {2}description String +@default\(""\)\n/, '$&  motto String?\n')
    const written = await writeNextMigration(place, 'early', 0)
    expect(written).toMatchObject({ ok: true })
    expect((await migrationsOf(place.migrations)).at(-1)?.name).toMatch(/_early$/)
  })

  it('says when the list names what the schema lacks, and when a JSON field has no CHECK', async () => {
    const checks = [{ table: 'User', column: 'prefs', condition: 'json_valid("prefs")' }]
    const slip = { ...place, byHand: { ...expressedByHand, checks } }
    expect(await writeNextMigration(slip, 'slip', at)).toEqual({
      ok: false,
      reason: 'expressed-by-hand.ts lists User.prefs, which the schema lacks',
    })
    expect(await validateMigrations(slip)).toContain(
      'User.preferences is called JSON in the schema, but expressed-by-hand.ts has no CHECK for it',
    )
  })

  async function change(name: string, from: RegExp, to: string): Promise<void> {
    const path = join(place.schema, name)
    const before = await readFile(path, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    await writeFile(path, after)
  }
})

async function differences(list: ExpressedByHand): Promise<string[]> {
  const catalog = await readFreshCatalog(await migrationsOf(folder))
  return catalog.ok
    ? compareByHand(catalog.value, list).map(({ message }) => message)
    : [line(catalog.reason)]
}
