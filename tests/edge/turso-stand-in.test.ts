import type { ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/http'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { openPrimaryHttp } from '#app/data/primary-http.server.ts'
import type { CommitRefusal, CommitStatement, Primary } from '#app/data/primary.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { migrationsOf } from '../integration/migrations-fixtures.ts'
import { linesOf, startProcess, untilExit } from '../integration/typescript-process.ts'
import { startSqld, type Sqld } from './sqld.ts'
import { startTursoStandIn, type TursoStandIn } from './turso-stand-in.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const stamps = { createdAt: NOW, updatedAt: NOW }
const REPLICA = new URL('./turso-replica-process.ts', import.meta.url)

let standIn: TursoStandIn
let sqld: Sqld
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
  ;[standIn, sqld] = await Promise.all([startTursoStandIn(), startSqld()])
  await migrate(standIn.url)
})

afterAll(async () => {
  await Promise.all([standIn.stop(), sqld.stop()])
  await rm(folder, { recursive: true, force: true })
})

async function migrate(url: string, authToken?: string) {
  const migrations = await migrationsOf(join(import.meta.dirname, '../../prisma/migrations'))
  const token = authToken === undefined ? {} : { authToken }
  const applied = await applyMigrations({ kind: 'url', url, ...token }, migrations)
  expect(applied).toEqual({ ok: true, value: migrations.map(({ name }) => name) })
}

const openPrimary = (url: string): Primary =>
  openRemotePrimary(openPrimaryHttp({ url }), { nowMs: () => Date.now(), newId: () => ulid() })

const flag = (key: string) =>
  toStatement(tables.insertInto('FeatureFlag').values({ id: ulid(), key, ...stamps }))

const commitFlags = (...keys: string[]) => openPrimary(standIn.url).commit(keys.map(flag))

/** A replica in a process of its own, and what a reader in this one sees of it. */
function follow(name: string, url: string, authToken = '') {
  const path = join(folder, `${name}.db`)
  const child: ChildProcess = startProcess(REPLICA, [path, url, authToken])
  const lines = linesOf(child)
  return {
    path,
    async sync(): Promise<unknown> {
      child.stdin?.write('sync\n')
      return (await lines.next()).value
    },
    keys: () => read(path, 'SELECT key FROM FeatureFlag ORDER BY rowid').flat(),
    async end() {
      child.kill('SIGKILL')
      await untilExit(child)
    },
  }
}

function read(path: string, sql: string): readonly (readonly unknown[])[] {
  const connection = Connection.openReadOnly(path)
  try {
    return connection.table(sql).rows
  } finally {
    connection.close()
  }
}

/** What a restart would find: the file and its log, without whoever has them open. */
async function integrityOf(path: string): Promise<unknown> {
  const copy = `${path}-copy`
  await Promise.all([cp(path, copy), cp(`${path}-wal`, `${copy}-wal`)])
  const connection = Connection.openWritable(copy)
  try {
    return connection.table('PRAGMA integrity_check').rows
  } finally {
    connection.close()
  }
}

/** Every row of every table, as the primary and as a replica tell them. */
async function expectSameRows(path: string) {
  const client = createClient({ url: standIn.url })
  const names = read(path, `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).flat()
  expect(names).toContain('Ledger')
  for (const name of names) {
    const { rows } = await client.execute(`SELECT * FROM "${String(name)}"`)
    const own = read(path, `SELECT * FROM "${String(name)}"`)
    expect(own.map(toTexts)).toEqual(rows.map((row) => toTexts(Array.from(row))))
  }
  client.close()
}

/** Bytes come as a `Buffer` out of a file, and as an `ArrayBuffer` over HTTP. */
function toTexts(row: readonly unknown[]): unknown[] {
  return row.map((value) => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString('hex')
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
  })
}

describe('a stand-in for Turso Cloud', () => {
  it('replicates the commits of the primary, all of those and no others', async () => {
    await commitFlags('before')
    const replica = follow('follows', standIn.url)
    expect(await replica.sync()).toBe('synced')
    expect(replica.keys()).toEqual(['before'])
    expect(await commitFlags('refused', 'before')).toMatchObject({ ok: false })
    for (const key of ['first', 'second', 'third']) {
      await commitFlags(key, `${key}-b`)
      expect(replica.keys()).not.toContain(key)
      expect(await replica.sync()).toBe('synced')
      expect(replica.keys().slice(-2)).toEqual([key, `${key}-b`])
    }
    expect(await replica.sync()).toBe('synced')
    expect(replica.keys()).toHaveLength(7)
    await expectSameRows(replica.path)
    expect(await integrityOf(replica.path)).toEqual([['ok']])
    await replica.end()
  })

  it('replicates a commit that is longer than one request for frames', async () => {
    const before = read(join(folder, 'follows.db'), 'PRAGMA page_count')
    const long = Array.from({ length: 60 }, (_, place) => ({
      sql: `INSERT INTO FeatureFlag (id, key, description, createdAt, updatedAt) VALUES (?, ?, ?, '${NOW}', '${NOW}')`,
      parameters: [ulid(), `long-${place}`, 'é'.repeat(10_000)],
    }))
    expect(await openPrimary(standIn.url).commit(long)).toMatchObject({ ok: true })
    const replica = follow('follows', standIn.url)
    expect(await replica.sync()).toBe('synced')
    expect(replica.keys().filter((key) => String(key).startsWith('long-'))).toHaveLength(60)
    const after = read(replica.path, 'PRAGMA page_count')
    expect(Number(after[0]?.[0]) - Number(before[0]?.[0])).toBeGreaterThan(256)
    await expectSameRows(replica.path)
    await replica.end()
  })

  it('goes on where it was after it was killed, for a replica that was killed too', async () => {
    const first = follow('killed', standIn.url)
    expect(await first.sync()).toBe('synced')
    await first.end()
    await standIn.restart()
    await commitFlags('after-restart')
    const second = follow('killed', standIn.url)
    expect(await second.sync()).toBe('synced')
    expect(second.keys().at(-1)).toBe('after-restart')
    await expectSameRows(second.path)
    await second.end()
  })

  it('can begin another generation, which replicas old and new follow', async () => {
    const old = follow('old', standIn.url)
    expect(await old.sync()).toBe('synced')
    await commitFlags('end-of-generation')
    await standIn.newGeneration()
    await commitFlags('new-generation')
    const young = follow('young', standIn.url)
    for (const replica of [old, young]) {
      expect(await replica.sync()).toBe('synced')
      expect(replica.keys().slice(-2)).toEqual(['end-of-generation', 'new-generation'])
      await expectSameRows(replica.path)
      expect(await integrityOf(replica.path)).toEqual([['ok']])
      await replica.end()
    }
  })

  it('can be put back to an older copy of itself, and be wiped', async () => {
    const copy = join(folder, 'copy')
    await standIn.copyTo(copy)
    expect(await commitFlags('lost')).toMatchObject({ ok: true })
    await standIn.restoreFrom(copy)
    expect(await commitFlags('lost')).toMatchObject({ ok: true })
    await standIn.wipe()
    await migrate(standIn.url)
    expect(await commitFlags('lost')).toMatchObject({ ok: true, value: 1 })
  })
})

describe('what a stand-in refuses', () => {
  it('is what sqld refuses, in the same words', async () => {
    await migrate(sqld.url)
    const primaries = [openPrimary(standIn.url), openPrimary(sqld.url)]
    const [here, there] = await Promise.all(primaries.map(refusals))
    expect(here).toEqual(there)
    expect(here?.map(({ code }) => code)).toEqual([
      'DUPLICATE_ENTRY',
      'FOREIGN_KEY_ERROR',
      'VALIDATION_ERROR',
      'VALIDATION_ERROR',
      'STALE',
      'NOT_FOUND',
    ])
  })

  it('is whoever has no token, or another one', async () => {
    const guarded = await startTursoStandIn({ authToken: 'a-token' })
    try {
      await migrate(guarded.url, 'a-token')
      for (const authToken of [undefined, 'another']) {
        const headers = authToken === undefined ? {} : { authorization: `Bearer ${authToken}` }
        for (const path of ['/info', '/export/1', '/sync/1/1/2', '/v2']) {
          expect((await fetch(guarded.url + path, { headers })).status).toBe(401)
        }
        const asked = await openPrimaryHttp({ url: guarded.url, authToken }).batch([], 'read')
        expect(asked).toMatchObject({ ok: false, reason: { kind: 'unreachable' } })
        const refused = follow(`refused-${authToken}`, guarded.url, authToken)
        expect(await refused.sync()).toContain('Unauthorized')
        await refused.end()
      }
      const admitted = follow('admitted', guarded.url, 'a-token')
      expect(await admitted.sync()).toBe('synced')
      expect(admitted.keys()).toEqual([])
      await admitted.end()
    } finally {
      await guarded.stop()
    }
  })
})

async function refusals(primary: Primary): Promise<readonly CommitRefusal[]> {
  const user = (id: string, name: string | null) => ({
    sql: `INSERT INTO User (id, email, name, username, createdAt, updatedAt) VALUES (?, ?, ?, ?, '${NOW}', '${NOW}')`,
    parameters: [id, `${id}@example.com`, name, id],
  })
  const password = tables
    .insertInto('Password')
    .values({ id: ulid(), userId: 'nobody', hash: 'h', ...stamps })
  const stream = tables.insertInto('Stream').values({ userId: 'u', seq: 1, base: 0, ...stamps })
  const bad: readonly CommitStatement[][] = [
    [user('twice', 'Ada'), user('twice', 'Ada')],
    [toStatement(password)],
    [user('nameless', null)],
    [flag('kept-back'), { sql: `UPDATE User SET preferences = '{"theme":'`, parameters: [] }],
    [toStatement(tables.updateTable('Stream').set({ seq: 2, base: 7 }).where('userId', '=', 'u'))],
    [
      {
        ...toStatement(tables.updateTable('User').set({ name: 'x' }).where('id', '=', 'none')),
        mustChange: true,
      },
    ],
  ]
  expect(await primary.commit([user('there', 'Ada'), toStatement(stream)])).toMatchObject({ ok: true })
  const refused: CommitRefusal[] = []
  for (const statements of bad) {
    const committed = await primary.commit(statements)
    if (committed.ok) throw new Error('a refusal was expected')
    refused.push(committed.reason)
  }
  return refused
}
