import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalPrimary } from '#app/data/local-primary.server.ts'
import type { CommitRefusal } from '#app/data/primary.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { makeDataFolder, openPrimary, queryRows, type DataFolder } from './migrated-database.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const stamps = { createdAt: NOW, updatedAt: NOW }

let folder: DataFolder
let primary: LocalPrimary

beforeAll(async () => {
  folder = await makeDataFolder()
  primary = openPrimary(folder.path)
})

afterAll(async () => {
  primary.close()
  await folder.remove()
})

const rows = (sql: string) => queryRows(folder.path, sql)
const countOf = (table: string) => rows(`SELECT count(*) AS n FROM "${table}"`)[0]?.['n']

function userStatement(change: Readonly<Record<string, string | null>> = {}): Statement {
  const id = ulid()
  const user = { id, email: `${id}@example.com`, name: 'Ada', username: id, ...stamps }
  const values = { ...user, ...change }
  const names = Object.keys(values)
  const sql = `INSERT INTO "User" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => '?').join()})`
  return { sql, parameters: Object.values(values) }
}

function passwordStatement(userId: string): Statement {
  return toStatement(tables.insertInto('Password').values({ id: ulid(), userId, hash: 'h', ...stamps }))
}

const flagStatement = (key: string) =>
  toStatement(tables.insertInto('FeatureFlag').values({ id: ulid(), key, ...stamps }))

async function refusalOf(statements: readonly Statement[]): Promise<CommitRefusal> {
  const before = [countOf('User'), countOf('FeatureFlag'), countOf('Ledger'), countOf('AuditLog')]
  const audit = { actorId: 'system', operation: 'try', entity: 'User', entityId: '1' }
  const committed = await primary.commit(statements, { audit })
  if (committed.ok) throw new Error('a refusal was expected')
  expect([countOf('User'), countOf('FeatureFlag'), countOf('Ledger'), countOf('AuditLog')]).toEqual(before)
  return committed.reason
}

describe('a commit', () => {
  it('is all of the statements, with a row of the ledger and of the audit log', async () => {
    const audit = {
      actorId: 'system',
      operation: 'test',
      entity: 'FeatureFlag',
      entityId: 'f',
      after: { enabled: true, names: ['a', "b's"] },
    }
    const first = await primary.commit([flagStatement('all-1'), flagStatement('all-2')], { audit })
    const second = await primary.commit([])
    expect(rows("SELECT key FROM FeatureFlag WHERE key LIKE 'all-%' ORDER BY key")).toEqual([
      { key: 'all-1' },
      { key: 'all-2' },
    ])
    const [entry] = rows('SELECT * FROM AuditLog')
    expect(entry).toMatchObject({ ...audit, before: null, after: '{"enabled":true,"names":["a","b\'s"]}' })
    expect(entry?.['id']).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    const ledger = rows('SELECT * FROM Ledger ORDER BY seq')
    expect([first, second]).toEqual(ledger.map(({ seq }) => ({ ok: true, value: seq })))
    expect(new Set(ledger.map(({ id }) => id)).size).toBe(2)
    expect(ledger[0]?.['id']).toMatch(/^[0-9a-f]{32}$/)
  })

  it('that fails keeps nothing, whichever statement is at fault', async () => {
    for (const index of [0, 1, 2]) {
      const statements = [flagStatement('none-1'), flagStatement('none-2'), flagStatement('none-3')]
      statements[index] = flagStatement('all-1')
      expect(await refusalOf(statements)).toMatchObject({
        code: 'DUPLICATE_ENTRY',
        field: 'key',
        statementIndex: index,
      })
    }
    expect(rows("SELECT key FROM FeatureFlag WHERE key LIKE 'none-%'")).toEqual([])
  })

  it('can follow one that failed', async () => {
    await refusalOf([flagStatement('all-1')])
    expect(await primary.commit([flagStatement('after')])).toMatchObject({ ok: true })
  })
})

describe('a refusal', () => {
  it('names the address that is taken', async () => {
    await primary.commit([userStatement({ email: 'ada@example.com' })])
    const refusal = await refusalOf([flagStatement('x'), userStatement({ email: 'ada@example.com' })])
    expect(refusal).toEqual({
      code: 'DUPLICATE_ENTRY',
      field: 'email',
      statementIndex: 1,
      detail: 'SQLITE_CONSTRAINT_UNIQUE: UNIQUE constraint failed: User.email',
    })
  })

  it('names a primary key that is taken', async () => {
    const id = ulid()
    const refusal = await refusalOf([userStatement({ id }), userStatement({ id })])
    expect(refusal).toMatchObject({ code: 'DUPLICATE_ENTRY', field: 'id', statementIndex: 1 })
  })

  it('says that a row refers to nothing', async () => {
    const refusal = await refusalOf([userStatement(), passwordStatement('nobody')])
    expect(refusal).toMatchObject({ code: 'FOREIGN_KEY_ERROR', field: null, statementIndex: 1 })
  })

  it('says that a row is still referred to', async () => {
    const course = ulid()
    const values = { id: course, slug: course, title: 't', description: 'd', hash: 'h', metadata: '{}' }
    const insert = `INSERT INTO Course (id, slug, title, description, hash, metadata, overview, overviewHtml, difficulty,
      estimatedMinutes, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, '', '', 'BEGINNER', 1, '${NOW}', '${NOW}')`
    const user = ulid()
    const enrollment = { id: ulid(), userId: user, courseId: course, startedAt: NOW, ...stamps }
    await primary.commit([
      { sql: insert, parameters: Object.values(values) },
      userStatement({ id: user }),
      toStatement(tables.insertInto('Enrollment').values(enrollment)),
    ])
    const refusal = await refusalOf([toStatement(tables.deleteFrom('Course').where('id', '=', course))])
    expect(refusal).toMatchObject({ code: 'FOREIGN_KEY_ERROR', statementIndex: 0 })
  })

  it('says that JSON is none', async () => {
    const refusal = await refusalOf([flagStatement('y'), userStatement({ preferences: '{"theme":' })])
    expect(refusal).toMatchObject({ code: 'VALIDATION_ERROR', statementIndex: 1 })
    expect(refusal.detail).toContain('json_valid')
  })

  it('names the column that must not be empty', async () => {
    const refusal = await refusalOf([userStatement({ name: null })])
    expect(refusal).toMatchObject({ code: 'VALIDATION_ERROR', field: 'name', statementIndex: 0 })
  })

  it('says that a stream has moved on meanwhile', async () => {
    const userId = ulid()
    const move = (seq: number, base: number) =>
      toStatement(tables.updateTable('Stream').set({ seq, base }).where('userId', '=', userId))
    await primary.commit([
      toStatement(tables.insertInto('Stream').values({ userId, seq: 0, base: 0, ...stamps })),
    ])
    expect(await primary.commit([move(3, 0)])).toMatchObject({ ok: true })
    expect(await refusalOf([flagStatement('z'), move(2, 0)])).toMatchObject({
      code: 'STALE',
      field: null,
      statementIndex: 1,
    })
    expect(await primary.commit([move(4, 3)])).toMatchObject({ ok: true })
    expect(rows(`SELECT seq FROM Stream WHERE userId = '${userId}'`)).toEqual([{ seq: 4 }])
  })

  it('says nothing of a bug: that is thrown, and nothing is kept', async () => {
    const before = countOf('Ledger')
    const bug = primary.commit([
      flagStatement('bug'),
      { sql: 'INSERT INTO Nowhere VALUES (1)', parameters: [] },
    ])
    await expect(bug).rejects.toThrow('no such table: Nowhere')
    expect(countOf('Ledger')).toBe(before)
    expect(rows("SELECT key FROM FeatureFlag WHERE key = 'bug'")).toEqual([])
  })

  it('of a file that cannot be opened is thrown at once', () => {
    expect(() => openPrimary(`${folder.dataDir}/no-such-folder/app.db`)).toThrow('Unable to open')
  })
})
