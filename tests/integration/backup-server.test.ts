import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient, type Client } from '@libsql/client/http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '#app/data/backup/make-backup.server.ts'
import { restoreToServer } from '#app/data/backup/restore-to-server.server.ts'
import { verifyBackup } from '#app/data/backup/verify-backup.server.ts'
import { Connection } from '#app/data/connection.server.ts'
import { findSqld } from '../../scripts/find-sqld.mjs'
import { startSqld, type Sqld } from '../edge/sqld.ts'
import { runCommandLine } from './backup-command.ts'
import { makeAttempt } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { makeFolder } from './migrations-target.ts'
import { enrollLearner, holdWriteLock, openSchool, untilShipped } from './open-school.ts'

describe.runIf(findSqld() !== null)('a backup that is restored into a server', () => {
  let place: string
  let folder: string
  let sqld: Sqld
  let client: Client

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
      CREATE VIEW Odder AS SELECT name FROM Odd;`)
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
    const made = await makeBackup(order)
    expect(made).toMatchObject({
      value: { source: { kind: 'replica', generation }, journal: { waiting: 1 } },
    })
    sqld = await startSqld()
    client = createClient({ url: sqld.url })
  })

  afterAll(async () => {
    client.close()
    await sqld.stop()
    await rm(place, { recursive: true, force: true })
  })

  it('is the same there, value by value, and the same figures are shown', async () => {
    const dataDir = join(place, 'new-node')
    const env = { DATA_DIR: dataDir, TURSO_DATABASE_URL: sqld.url }
    const { code, output } = await runCommandLine(['db-restore', folder], env)
    expect(output).toMatch(/rows of Odd +1305 +1305\n/)
    expect(output).toMatch(/integrity_check +ok +ok\n/)
    expect(output).toMatch(/journal, waiting +1 +1\n/)
    expect(output).toContain(`Restored into ${sqld.url}: every figure is the same.\n`)
    expect(code).toBe(0)
    const path = join(folder, 'app.db')
    const schema = `SELECT type, name, sql FROM sqlite_master WHERE name <> '_release_lock'
      AND name NOT LIKE 'sqlite_autoindex__release_lock%' ORDER BY type, name`
    expect(await askServer(schema)).toEqual(queryRows(path, schema))
    for (const { name } of queryRows(path, `SELECT name FROM sqlite_master WHERE type = 'table'`)) {
      const columns = queryRows(path, `SELECT name FROM pragma_table_info('${String(name)}')`)
      const values = columns.map(
        (column) => `hex("${String(column['name'])}"), typeof("${String(column['name'])}")`,
      )
      const sql = `SELECT ${values.join(` || ' ' || `)} AS row FROM "${String(name)}" ORDER BY row`
      expect(await askServer(sql)).toEqual(queryRows(path, sql))
    }
    expect(await askServer('SELECT holder FROM _release_lock')).toEqual([])
    expect((await readdir(dataDir)).toSorted()).toEqual(['journal.db', 'lock.db'])
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

  async function askServer(sql: string): Promise<Record<string, unknown>[]> {
    const { columns, rows } = await client.execute(sql)
    return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
  }
})
