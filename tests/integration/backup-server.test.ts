import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type Client } from '@libsql/client/http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '#app/data/backup/make-backup.server.ts'
import { restoreToFolder } from '#app/data/backup/restore-to-folder.server.ts'
import { restoreToServer } from '#app/data/backup/restore-to-server.server.ts'
import { verifyBackup } from '#app/data/backup/verify-backup.server.ts'
import { Connection } from '#app/data/connection.server.ts'
import { findSqld } from '../../scripts/find-sqld.mjs'
import { startFaultProxy } from '../edge/fault-proxy.ts'
import { startSqld, type Sqld } from '../edge/sqld.ts'
import { runCommandLine } from './command-line.ts'
import { makeAttempt } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { makeFolder } from './migrations-target.ts'
import { enrollLearner, holdWriteLock, openSchool, untilShipped } from './open-school.ts'

describe.runIf(findSqld() !== null)('a backup that is restored into a server', () => {
  let place: string
  let folder: string
  let sqld: Sqld
  let client: Client
  let made: Awaited<ReturnType<typeof makeBackup>>

  /** A node's data folder: its copy of the primary, and entries in its journal that the primary lacks. */
  beforeAll(async () => {
    place = await makeFolder()
    folder = join(place, 'backup')
    const school = await openSchool()
    const learner = await enrollLearner(school)
    await untilShipped(school)
    const writer = Connection.openWritable(school.path)
    writer.exec(`CREATE TABLE Odd (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
      INSERT INTO Odd VALUES ('big', 9007199254740993), ('real', 0.1), ('bytes', x'00ff'), ('none', NULL),
        ('text', 'it''s ' || char(10) || char(0) || ' — ü');
      CREATE TABLE Piece (bytes BLOB NOT NULL);
      INSERT INTO Piece WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
        SELECT randomblob(300000) FROM n;
      CREATE VIEW Odder AS SELECT name FROM Odd;
      INSERT INTO ContentSearch (rowid, kind, refId, courseId, title, body) VALUES
        (4503599627370495, 'lesson', 'one', 'course', 'Filtering rows', 'It''s a Café,' || char(10) || 'queried.'),
        (7, 'lesson', 'two', 'course', 'Sorting', 'Nothing about that.');`)
    const insert =
      'INSERT INTO Odd WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1300) '
    writer.exec(`${insert} SELECT 'row ' || i, i FROM n`)
    writer.close()
    const release = await holdWriteLock(school.path)
    const [task] = school.course.tasks
    if (!task) throw new Error('a task was expected')
    await school.data.journal.append(makeAttempt(learner, task))
    const generation = `generation-${'0'.repeat(26)}`
    const dataDir = join(place, 'node')
    await mkdir(join(dataDir, 'replica', generation), { recursive: true })
    await writeFile(join(dataDir, 'replica', 'current'), `${generation}\n`)
    const copy = join(dataDir, 'replica', generation, 'replica.db')
    for (const ending of ['', '-wal']) await cp(`${school.path}${ending}`, `${copy}${ending}`)
    for (const ending of ['', '-wal']) {
      await cp(join(school.dataDir, `journal.db${ending}`), join(dataDir, `journal.db${ending}`))
    }
    release()
    await school.close()
    const order = { dataDir, isReplica: true, folder, release: 'test', nowMs: Date.now() }
    made = await makeBackup(order)
    sqld = await startSqld()
    client = createClient({ url: sqld.url })
  })

  afterAll(async () => {
    client.close()
    await sqld.stop()
    await rm(place, { recursive: true, force: true })
  })

  it('is the same there, value by value, and the same figures are shown', async () => {
    expect(made).toMatchObject({
      value: { source: { kind: 'replica', syncedAt: null }, journal: { waiting: 1 } },
    })
    const dataDir = join(place, 'new-node')
    const env = { DATA_DIR: dataDir, TURSO_DATABASE_URL: sqld.url }
    const { code, output } = await runCommandLine(['db-restore', folder], env)
    expect(output).toMatch(/rows of Odd +1305 +1305\n/)
    expect(output).toMatch(/rows of ContentSearch +2 +2\n/)
    expect(output).not.toMatch(/ContentSearch_/)
    expect(output).toMatch(/integrity_check +ok +ok\n/)
    expect(output).toMatch(/journal, waiting +1 +1\n/)
    expect(output).toContain(`Restored into ${sqld.url}: every figure is the same.\n`)
    expect(code).toBe(0)
    const path = join(folder, 'app.db')
    const schema = `SELECT type, name, sql FROM sqlite_master WHERE name <> '_release_lock'
      AND name NOT LIKE 'sqlite_autoindex__release_lock%' ORDER BY type, name`
    expect(await askServer(schema)).toEqual(queryRows(path, schema))
    // How the index lies in its own tables depends on how it came to be.
    const compared = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'ContentSearch\\_%' ESCAPE '\\'`
    for (const { name } of queryRows(path, compared)) {
      const columns = queryRows(path, `SELECT name FROM pragma_table_info('${String(name)}')`)
      const values = columns.map(
        (column) => `hex("${String(column['name'])}"), typeof("${String(column['name'])}")`,
      )
      const sql = `SELECT ${values.join(` || ' ' || `)} AS row FROM "${String(name)}" ORDER BY row`
      expect(await askServer(sql)).toEqual(queryRows(path, sql))
    }
    const found = `SELECT rowid, refId FROM ContentSearch WHERE ContentSearch MATCH '"cafe" AND "quer"*'`
    expect(await askServer(found)).toEqual([{ rowid: 4503599627370495, refId: 'one' }])
    await client.execute(`INSERT INTO ContentSearch (ContentSearch) VALUES ('integrity-check')`)
    expect(await askServer('SELECT holder FROM _release_lock')).toEqual([])
    expect((await readdir(dataDir)).toSorted()).toEqual(['journal.db'])
    // Another node may be running under the old name.
    expect(queryRows(join(dataDir, 'journal.db'), 'SELECT count(*) AS names FROM Identity')).toEqual([
      { names: 0 },
    ])
    expect(
      queryRows(join(dataDir, 'journal.db'), `SELECT json_extract(content, '$.kind') AS kind FROM Kept`),
    ).toEqual([{ kind: 'attempt.v1' }])
  })

  it('is not put over what is there', async () => {
    const env = { DATA_DIR: join(place, 'other-node'), TURSO_DATABASE_URL: sqld.url }
    const { code, output } = await runCommandLine(['db-restore', folder], env)
    expect(output).toMatch(
      /is not empty, it has the table \w+: a backup is only restored into an empty place\.\n$/,
    )
    expect(code).toBe(1)
    expect(await readdir(place)).not.toContain('other-node')
  })

  it('is told to be out of reach when the server is away', async () => {
    const manifest = await verifyBackup(folder)
    if (!manifest.ok) throw new Error(manifest.reason.kind)
    const target = { address: { url: 'http://127.0.0.1:1' }, holder: 'a test' }
    const done = await restoreToServer(folder, manifest.value, target)
    expect(done).toMatchObject({ ok: false, reason: { kind: 'unreachable', where: 'http://127.0.0.1:1' } })
  })

  it('is told to be there in part when the server goes away meanwhile', async () => {
    await sqld.wipe()
    const manifest = await verifyBackup(folder)
    if (!manifest.ok) throw new Error(manifest.reason.kind)
    const proxy = await startFaultProxy(sqld.port)
    await proxy.set({ kind: 'latency', roundTripMs: 300 })
    const restoring = restoreToServer(folder, manifest.value, {
      address: { url: proxy.url },
      holder: 'a test',
    })
    while ((await askServer(`SELECT 1 FROM sqlite_master WHERE name = 'Odd'`)).length === 0) await sleep(5)
    await proxy.set({ kind: 'refuse' })
    expect(await restoring).toMatchObject({ ok: false, reason: { kind: 'partial', where: proxy.url } })
    await proxy.close()
    // No node takes it for the primary, or for one that was migrated.
    expect(await askServer('SELECT count(*) AS rows FROM Ledger')).toEqual([{ rows: 0 }])
    expect(await askServer('SELECT count(*) AS rows FROM _prisma_migrations')).toEqual([{ rows: 0 }])
  })

  it('may be of an encrypted copy, which a server takes and a folder does not', async () => {
    await sqld.wipe()
    const encryptionKey = 'a key that is long enough'
    const dataDir = join(place, 'secret-node')
    const generation = `generation-${'1'.repeat(26)}`
    await mkdir(join(dataDir, 'replica', generation), { recursive: true })
    const copy = Connection.openWritable(join(dataDir, 'replica', generation, 'replica.db'), encryptionKey)
    copy.exec('CREATE TABLE Secret (word TEXT); INSERT INTO Secret VALUES (1), (2)')
    copy.close()
    await writeFile(join(dataDir, 'replica', 'current'), `${generation}\n`)
    const secret = join(place, 'secret')
    const order = {
      dataDir,
      isReplica: true,
      encryptionKey,
      folder: secret,
      release: 'test',
      nowMs: Date.now(),
    }
    const backup = await makeBackup(order)
    if (!backup.ok) throw new Error(backup.reason.kind)
    expect(backup.value).toMatchObject({
      isEncrypted: true,
      facts: { tables: { Secret: 2 }, integrity: 'ok' },
    })
    expect((await readFile(join(secret, 'app.db'), 'latin1')).startsWith('SQLite format 3')).toBe(false)
    const refused = { ok: false, reason: { kind: 'encrypted' } }
    expect(await restoreToFolder(secret, backup.value, join(place, 'data'))).toEqual(refused)
    const target = { address: { url: sqld.url }, holder: 'a test' }
    expect(await restoreToServer(secret, backup.value, target)).toEqual(refused)
    const otherKey = { ...target, encryptionKey: 'another key of enough letters' }
    expect(await restoreToServer(secret, backup.value, otherKey)).toMatchObject({
      reason: { kind: 'failed' },
    })
    const restored = await restoreToServer(secret, backup.value, { ...target, encryptionKey })
    expect(restored).toMatchObject({ ok: true })
    expect(await askServer('SELECT word FROM Secret')).toEqual([{ word: '1' }, { word: '2' }])
  })

  it('is refused, and nothing is sent, when it has a table that statements cannot make again', async () => {
    await sqld.wipe()
    const dataDir = join(place, 'searching')
    await mkdir(dataDir)
    const database = Connection.openWritable(join(dataDir, 'app.db'))
    database.exec(`CREATE VIRTUAL TABLE Found USING fts5(text, content = '')`)
    database.close()
    const searching = join(place, 'searching-backup')
    const order = { dataDir, isReplica: false, folder: searching, release: 'test', nowMs: Date.now() }
    const backup = await makeBackup(order)
    if (!backup.ok) throw new Error(backup.reason.kind)
    const target = { address: { url: sqld.url }, holder: 'a test' }
    expect(await restoreToServer(searching, backup.value, target)).toMatchObject({
      reason: { kind: 'virtual-table', table: expect.stringMatching(/^Found/) as unknown },
    })
    expect(await askServer('SELECT name FROM sqlite_master')).toEqual([])
  })

  async function askServer(sql: string): Promise<Record<string, unknown>[]> {
    const { columns, rows } = await client.execute(sql)
    return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
  }
})
