import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import type { AnsweredQuery } from '#app/data/monitor/observe-query.ts'
import { QueryFigures } from '#app/data/monitor/query-figures.ts'
import type { SlowQuery } from '#app/data/monitor/slow-queries.ts'
import { createPrismaReads } from '#app/data/prisma-reads.server.ts'
import { snapshotOf } from '#app/data/snapshot-of.server.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { makeDataFolder } from './migrated-database.ts'

const SECRET = 'secret@example.com'

let folder: string
let connection: Connection
let nowMs = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hedgeschool-test-'))
  connection = Connection.openWritable(join(folder, 'a.db'))
  connection.exec(`CREATE TABLE "User" (id TEXT PRIMARY KEY, email TEXT, name TEXT);
    INSERT INTO "User" VALUES ('a', '${SECRET}', 'A'), ('b', 'b@example.com', 'B')`)
  nowMs = Date.UTC(2026, 0, 1)
})
afterEach(() => {
  connection.close()
  rmSync(folder, { recursive: true, force: true })
})

const usersByEmail = (email: string) => tables.selectFrom('User').select('id').where('email', '=', email)

/** Takes SQLite much longer than 20 ms. */
const counting = tables.selectNoFrom(
  sql<number>`(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT count(*) FROM n)`.as(
    'count',
  ),
)

/** Figures, and what they told of as slow. */
function watch() {
  const told: SlowQuery[] = []
  const figures = new QueryFigures({ nowMs: () => nowMs, onSlow: (slow) => told.push(slow) })
  return { figures, told, view: snapshotOf(() => connection, figures.observe) }
}

describe('a question', () => {
  it('is told of with its name, its SQL, its rows and its time, and never with what it was asked about', () => {
    const seen: AnsweredQuery[] = []
    const view = snapshotOf(
      () => connection,
      (query) => seen.push(query),
    )
    expect(view.all('users', usersByEmail(SECRET))).toEqual([{ id: 'a' }])
    expect(seen).toEqual([
      {
        name: 'users',
        sql: 'select "id" from "User" where "email" = ?',
        parameters: 1,
        rows: 1,
        durationMs: expect.any(Number) as number,
      },
    ])
    expect(JSON.stringify(seen)).not.toContain(SECRET)
  })

  it('is counted by name, with its rows and its time', () => {
    const { figures, view } = watch()
    for (const email of [SECRET, 'nobody']) view.all('users', usersByEmail(email))
    view.all('all-users', tables.selectFrom('User').select('id'))
    expect(figures.countAsked()).toBe(3)
    const [users, all] = figures.list()
    expect([users?.name, users?.rows, users?.durations.count]).toEqual(['users', 1, 2])
    expect([all?.name, all?.rows, all?.durations.count]).toEqual(['all-users', 2, 1])
    expect(users?.durations.totalMs).toBeGreaterThan(0)
    expect(users?.durations.listCumulative().at(-1)).toEqual({ boundMs: Number.POSITIVE_INFINITY, count: 2 })
  })

  it('of a name too many is counted with the others', () => {
    const { figures, view } = watch()
    for (let index = 0; index < 400; index += 1) view.all(`made-up-${index}`, usersByEmail('nobody'))
    expect(figures.list().length).toBe(301)
    expect(figures.list().at(-1)?.name).toBe('(others)')
    expect(figures.list().at(-1)?.durations.count).toBe(100)
    expect(figures.countAsked()).toBe(400)
  })
})

describe('a slow question', () => {
  it('is kept with its plan, and told of', () => {
    const { figures, told, view } = watch()
    view.all('counting', counting)
    view.all('users', usersByEmail(SECRET))
    expect(told.map(({ name, rows, atMs }) => [name, rows, atMs])).toEqual([['counting', 1, nowMs]])
    expect(told[0]?.durationMs).toBeGreaterThan(20)
    expect(told[0]?.plan).toMatch(/SCAN n/)
    expect(figures.listSlow()).toEqual(told)
  })

  it('does not keep those after it from seeing what is written next', () => {
    const { told, view } = watch()
    view.all('counting', counting)
    expect(told[0]?.plan).toMatch(/SCAN/)
    const writer = Connection.openWritable(join(folder, 'a.db'))
    for (const email of ['c@example.com', 'd@example.com']) {
      writer.run(`INSERT INTO "User" VALUES (?, ?, 'Another')`, [email, email])
      expect(view.all('users', usersByEmail(email))).toHaveLength(1)
    }
    writer.close()
  })

  it('is told of, with its plan, once a minute', () => {
    const { figures, told, view } = watch()
    const ask = () => view.all('counting', counting)
    ask()
    nowMs += 59_000
    ask()
    expect(told.length).toBe(1)
    expect(figures.listSlow().map(({ plan }) => plan === null)).toEqual([true, false])
    nowMs += 1_000
    ask()
    expect(told.length).toBe(2)
    expect(told[1]?.plan).not.toBeNull()
  })

  it('makes room for the next after fifty', () => {
    const { figures } = watch()
    const slow = { sql: 'SELECT 1', parameters: 0, durationMs: 21, rows: 1 }
    for (let index = 0; index < 60; index += 1)
      figures.observe({ ...slow, name: `slow-${index}` }, connection)
    const names = figures.listSlow().map(({ name }) => name)
    expect([names.length, names[0], names.at(-1)]).toEqual([50, 'slow-59', 'slow-10'])
  })

  it('is kept without a plan where SQLite can make none', () => {
    const { figures, told } = watch()
    const slow = { name: 'gone', sql: 'SELECT * FROM Gone', parameters: 0, durationMs: 21, rows: 1 }
    figures.observe(slow, connection)
    expect(told.map(({ plan }) => plan)).toEqual([null])
  })
})

describe('a question of Prisma', () => {
  it('is told of under its table', async () => {
    const migrated = await makeDataFolder()
    const reader = Connection.openReadOnly(migrated.path)
    const seen: AnsweredQuery[] = []
    const prisma = createPrismaReads(
      () => reader,
      (query) => seen.push(query),
    )
    await prisma.reads.user.findMany({ where: { email: SECRET } })
    await prisma.reads.course.count()
    await prisma.disconnect()
    reader.close()
    await migrated.remove()
    expect(seen.map(({ name, rows }) => [name, rows])).toEqual([
      ['prisma User', 0],
      ['prisma Course', 1],
    ])
    expect(JSON.stringify(seen)).not.toContain(SECRET)
  })
})

describe('a prepared question', () => {
  const userOf = prepare((given: { readonly email: string; readonly name: string }) =>
    tables
      .selectFrom('User')
      .select(['id', 'name'])
      .where((eb) => eb.or([eb('name', '=', given.name), eb('email', '=', given.email)]))
      .where('id', '!=', 'nobody')
      .orderBy('id'),
  )

  it('is asked with the values of each time, in their places', () => {
    const { view } = watch()
    const ask = (email: string, name: string) => view.all('user', userOf({ email, name })).map(({ id }) => id)
    expect(ask(SECRET, '')).toEqual(['a'])
    expect(ask('', 'B')).toEqual(['b'])
    expect(ask(SECRET, 'B')).toEqual(['a', 'b'])
    expect(ask('', '')).toEqual([])
  })

  it('is the same SQL, compiled once', () => {
    const [one, two] = [
      userOf({ email: 'x', name: 'y' }).compile(),
      userOf({ email: 'z', name: '' }).compile(),
    ]
    expect(two.sql).toBe(one.sql)
    expect(two.query).toBe(one.query)
    expect([one.parameters, two.parameters]).toEqual([
      ['y', 'x', 'nobody'],
      ['', 'z', 'nobody'],
    ])
  })

  it('refuses to compute with a value that it does not have yet', () => {
    const joined = prepare((given: { readonly email: string }) => usersByEmail(`${given.email}.org`))
    expect(() => joined({ email: 'a' }).compile()).toThrow(
      'email has no value while its question is prepared',
    )
  })

  it('refuses to be asked without a value', () => {
    const { view } = watch()
    // cast: what a caller in plain JavaScript might do.
    const nothing = {} as { email: string; name: string }
    expect(() => view.all('user', userOf(nothing))).toThrow('SQLite cannot store a undefined')
  })
})
