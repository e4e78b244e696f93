import { Buffer } from 'node:buffer'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommitExtras, CommitRefusal, CommitStatement } from '#app/data/primary.ts'
import { tables, toStatement, type SqlValue } from '#app/data/sql.ts'
import { primaryKinds, type OpenPrimary } from '../edge/primary-kinds.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const stamps = { createdAt: NOW, updatedAt: NOW }
const AUDIT = { actorId: 'system', operation: 'try', entity: 'FeatureFlag', entityId: 'f' }

const flag = (key: string, enabled = false): CommitStatement =>
  toStatement(
    tables.insertInto('FeatureFlag').values({ id: ulid(), key, enabled: Number(enabled), ...stamps }),
  )

const enable = (key: string): CommitStatement => ({
  ...toStatement(tables.updateTable('FeatureFlag').set({ enabled: 1 }).where('key', '=', key)),
  mustChange: true,
})

/** As it comes from outside: types would not let most of it through. */
function insert(table: string, row: Readonly<Record<string, SqlValue>>): CommitStatement {
  const names = Object.keys(row).map((name) => `"${name}"`)
  const sql = `INSERT INTO "${table}" (${names.join()}) VALUES (${names.map(() => '?').join()})`
  return { sql, parameters: Object.values(row) }
}

function user(change: Readonly<Record<string, SqlValue>> = {}): CommitStatement {
  const id = ulid()
  return insert('User', { id, email: `${id}@example.com`, name: 'Ada', username: id, ...stamps, ...change })
}

function course(id: string): CommitStatement {
  const texts = { slug: id, title: 't', description: 'd', overview: '', overviewHtml: '', hash: 'h' }
  const rest = { difficulty: 'BEGINNER', estimatedMinutes: 1, metadata: '{}', ...stamps }
  return insert('Course', { id, ...texts, ...rest })
}

const enrollment = (userId: string, courseId: string): CommitStatement =>
  insert('Enrollment', { id: ulid(), userId, courseId, startedAt: NOW, ...stamps })

const moveStream = (userId: string, seq: number, base: number): CommitStatement =>
  toStatement(tables.updateTable('Stream').set({ seq, base }).where('userId', '=', userId))

describe.each(primaryKinds)('a primary in %s', (_kind, open) => {
  let opened: OpenPrimary

  beforeAll(async () => {
    opened = await open()
  })

  afterAll(() => opened.close())

  const commit = (statements: readonly CommitStatement[], extras?: CommitExtras) =>
    opened.primary.commit(statements, extras)

  async function commitOrThrow(
    statements: readonly CommitStatement[],
    extras?: CommitExtras,
  ): Promise<number> {
    const committed = await commit(statements, extras)
    if (!committed.ok) throw new Error(committed.reason.detail)
    return committed.value
  }

  async function countAll(): Promise<unknown> {
    const counts = ['User', 'FeatureFlag', 'Course', 'Document', 'AuditLog', 'Ledger'].map(
      (table) => `(SELECT count(*) FROM "${table}") AS "${table}"`,
    )
    return (await opened.rows(`SELECT ${counts.join()}`))[0]
  }

  /** A refusal, of which nothing is kept: neither audit row nor mark. */
  async function refusalOf(
    statements: readonly CommitStatement[],
    extras: CommitExtras = {},
  ): Promise<CommitRefusal> {
    const before = await countAll()
    const committed = await commit(statements, { audit: AUDIT, ...extras })
    if (committed.ok) throw new Error('a refusal was expected')
    expect(await countAll()).toEqual(before)
    return committed.reason
  }

  it('commits everything together, with a mark that rises and a row of the audit log', async () => {
    const audit = { ...AUDIT, entityId: 'first', after: { enabled: true, names: ['a', "b's"] } }
    const first = await commitOrThrow([flag('all-1'), flag('all-2')], { audit })
    const second = await commitOrThrow([])
    expect(second).toBe(first + 1)
    const marks = await opened.rows(`SELECT id FROM Ledger WHERE seq IN (${first}, ${second})`)
    expect(marks.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ])
    expect(new Set(marks.map(({ id }) => id)).size).toBe(2)
    expect(await opened.rows("SELECT * FROM AuditLog WHERE entityId = 'first'")).toMatchObject([
      { ...audit, before: null, after: '{"enabled":true,"names":["a","b\'s"]}' },
    ])
    expect(await opened.rows("SELECT key FROM FeatureFlag WHERE key LIKE 'all-%' ORDER BY key")).toEqual([
      { key: 'all-1' },
      { key: 'all-2' },
    ])
  })

  it('takes half of a character for a sign of its own, as no network carries it', async () => {
    await commitOrThrow([flag('half \ud83d')])
    expect(await opened.rows("SELECT key FROM FeatureFlag WHERE key LIKE 'half%'")).toEqual([
      { key: 'half \ufffd' },
    ])
  })

  it.each([0, 1, 2])('keeps nothing when statement %i is at fault, and can go on', async (statementIndex) => {
    await commitOrThrow([flag(`taken-${statementIndex}`)])
    const statements = [flag('none-1'), flag('none-2'), flag('none-3')]
    statements[statementIndex] = flag(`taken-${statementIndex}`)
    expect(await refusalOf(statements)).toMatchObject({
      code: 'DUPLICATE_ENTRY',
      field: 'key',
      statementIndex,
    })
    expect(await commit([flag(`after-${statementIndex}`)])).toMatchObject({ ok: true })
  })

  it('names the field that is taken, a primary key as well', async () => {
    await commitOrThrow([user({ email: 'ada@example.com' })])
    const email = await refusalOf([flag('x'), user({ email: 'ada@example.com' })])
    expect(email).toMatchObject({ code: 'DUPLICATE_ENTRY', field: 'email', statementIndex: 1 })
    expect(email.detail).toContain('UNIQUE constraint failed: User.email')
    const id = ulid()
    expect(await refusalOf([user({ id }), user({ id })])).toMatchObject({
      code: 'DUPLICATE_ENTRY',
      field: 'id',
      statementIndex: 1,
    })
  })

  it('says that a row refers to nothing, or is still referred to', async () => {
    const [userId, courseId] = [ulid(), ulid()]
    const nothing = await refusalOf([user(), enrollment('nobody', 'nothing')])
    expect(nothing).toMatchObject({ code: 'FOREIGN_KEY_ERROR', field: null, statementIndex: 1 })
    await commitOrThrow([course(courseId), user({ id: userId }), enrollment(userId, courseId)])
    const stillReferred = await refusalOf([
      flag('y'),
      toStatement(tables.deleteFrom('Course').where('id', '=', courseId)),
    ])
    expect(stillReferred).toMatchObject({ code: 'FOREIGN_KEY_ERROR', field: null, statementIndex: 1 })
  })

  it('names the column that must not be empty, and JSON that is none', async () => {
    const empty = await refusalOf([user({ name: null })])
    expect(empty).toMatchObject({ code: 'VALIDATION_ERROR', field: 'name', statementIndex: 0 })
    const json = await refusalOf([flag('z'), user({ preferences: '{"theme":' })])
    expect(json).toMatchObject({ code: 'VALIDATION_ERROR', statementIndex: 1 })
    expect(json.detail).toContain('json_valid')
  })

  it('refuses as not found what must change a row and changes none, and counts only the given statements', async () => {
    await commitOrThrow([flag('there')])
    expect(await commit([enable('there'), enable('there')])).toMatchObject({ ok: true })
    const missing = await refusalOf([enable('there'), flag('w'), enable('missing')])
    expect(missing).toMatchObject({ code: 'NOT_FOUND', field: null, statementIndex: 2 })
    const behindGuards = await refusalOf([enable('there'), enable('there'), flag('there')])
    expect(behindGuards).toMatchObject({ code: 'DUPLICATE_ENTRY', field: 'key', statementIndex: 2 })
  })

  it('says that a stream has moved on meanwhile', async () => {
    const userId = ulid()
    await commitOrThrow([insert('Stream', { userId, seq: 0, base: 0, ...stamps })])
    await commitOrThrow([moveStream(userId, 3, 0)])
    const stale = await refusalOf([flag('v'), moveStream(userId, 2, 0)])
    expect(stale).toMatchObject({ code: 'STALE', field: null, statementIndex: 1 })
    await commitOrThrow([moveStream(userId, 4, 3)])
    expect(await opened.rows(`SELECT seq, base FROM Stream WHERE userId = '${userId}'`)).toEqual([
      { seq: 4, base: 3 },
    ])
  })

  it('takes what was made for its own history, and nothing else', async () => {
    const seq = await commitOrThrow([])
    const [mark] = await opened.rows(`SELECT id FROM Ledger WHERE seq = ${seq}`)
    const id = String(mark?.['id'])
    expect(await commit([flag('own')], { history: { seq, id } })).toMatchObject({ ok: true })
    expect(await commit([flag('any')], { history: null })).toMatchObject({ ok: true })
    const foreign = { code: 'FOREIGN_HISTORY', field: null, statementIndex: null }
    expect(await refusalOf([flag('u')], { history: { seq, id: '0'.repeat(32) } })).toMatchObject(foreign)
    expect(await refusalOf([flag('u')], { history: { seq: seq + 100, id } })).toMatchObject(foreign)
    // Before anything else: on another history, what is taken there says nothing.
    expect(await refusalOf([flag('own')], { history: { seq: seq + 100, id } })).toMatchObject(foreign)
    const taken = await refusalOf([enable('own'), flag('own')], { history: { seq, id } })
    expect(taken).toMatchObject({ code: 'DUPLICATE_ENTRY', field: 'key', statementIndex: 1 })
  })

  it('takes commits that come together, each with a mark of its own', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `together-${index}`)
    const seqs = await Promise.all(keys.map((key) => commitOrThrow([flag(key)])))
    expect(new Set(seqs).size).toBe(20)
    const kept = await opened.rows("SELECT count(*) AS n FROM FeatureFlag WHERE key LIKE 'together-%'")
    expect(kept).toEqual([{ n: 20 }])
  })

  it('lets exactly one of those have what can be had once', async () => {
    const committed = await Promise.all(Array.from({ length: 8 }, () => commit([flag('once')])))
    const refused = committed.flatMap((one) => (one.ok ? [] : [one.reason]))
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 7 }, () => 'DUPLICATE_ENTRY'))
  })

  it('keeps values as they are: texts of a megabyte, blobs, empty ones and parts of a buffer, nulls, booleans', async () => {
    const text = `naïve 🌍 "quoted" it's\n${'ß'.repeat(500_000)}`
    const chunk = (chunkIndex: number, embedding: Uint8Array | null) =>
      insert('DocumentChunk', { id: ulid(), documentId: 'd', chunkIndex, embedding, content: '', ...stamps })
    await commitOrThrow([
      insert('Document', { id: 'd', title: '', source: 's', content: text, courseId: null, ...stamps }),
      chunk(0, null),
      chunk(1, new Uint8Array()),
      chunk(2, Buffer.from([9, 0, 255, 128, 9]).subarray(1, 4)),
      chunk(3, Buffer.alloc(100_000, 7)),
      flag('on', true),
      flag('off', false),
    ])
    expect(await opened.rows("SELECT title, content, courseId FROM Document WHERE id = 'd'")).toEqual([
      { title: '', content: text, courseId: null },
    ])
    const blobs = await opened.rows(
      `SELECT typeof(embedding) AS type, length(embedding) AS size, substr(hex(embedding), 1, 6) AS start
       FROM DocumentChunk WHERE documentId = 'd' ORDER BY chunkIndex`,
    )
    expect(blobs).toEqual([
      { type: 'null', size: null, start: '' },
      { type: 'blob', size: 0, start: '' },
      { type: 'blob', size: 3, start: '00FF80' },
      { type: 'blob', size: 100_000, start: '070707' },
    ])
    const flags = `SELECT enabled, typeof(enabled) AS type FROM FeatureFlag WHERE key IN ('on', 'off') ORDER BY key`
    expect(await opened.rows(flags)).toEqual([
      { enabled: 0, type: 'integer' },
      { enabled: 1, type: 'integer' },
    ])
  })

  it.each([
    ['a table that is not there', 'INSERT INTO Nowhere VALUES (1)', /no such table: Nowhere/],
    ['a text that is no SQL', 'INSRT INTO FeatureFlag VALUES (1)', /syntax error/],
  ])('throws on a bug: %s', async (_bug, sql, words) => {
    const before = await countAll()
    await expect(commit([flag('bug'), { sql, parameters: [] }])).rejects.toThrow(words)
    expect(await countAll()).toEqual(before)
    expect(await commit([])).toMatchObject({ ok: true })
  })
})
