import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'

let folder: string
let path: string
let writable: Connection

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
  path = join(folder, 'a.db')
  writable = Connection.openWritable(path)
  writable.exec(
    'CREATE TABLE T (id INTEGER PRIMARY KEY, v ANY); CREATE TABLE C (t INTEGER REFERENCES T (id))',
  )
})

afterEach(async () => {
  writable.close()
  await rm(folder, { recursive: true, force: true })
})

describe('parameters', () => {
  it.each([
    ['bytes', Buffer.from([0, 1, 255])],
    ['no bytes', new Uint8Array()],
    ['a part of a larger buffer', new Uint8Array([9, 1, 2, 9]).subarray(1, 3)],
  ])('may be %s and nothing else, and come back as they were', (_, bytes) => {
    writable.run('INSERT INTO T (v) VALUES (?)', [bytes])
    const [row] = writable.all<{ v: ArrayBuffer; kind: string }>(
      'SELECT v, typeof(v) AS kind FROM T WHERE v = ?',
      [bytes],
    )
    expect(row?.kind).toBe('blob')
    expect(Array.from(new Uint8Array(row?.v ?? new ArrayBuffer(1)))).toEqual(Array.from(bytes))
  })

  it('are given in an array, because a lone Buffer ends the process', async () => {
    const script = join(folder, 'lone-buffer.mts')
    const module = join(import.meta.dirname, '../../app/data/connection.server.ts')
    await writeFile(
      script,
      `import { Connection } from ${JSON.stringify(module)}
      const connection = Connection.openWritable(':memory:')
      console.log(JSON.stringify([
        connection.all('SELECT ? IS NOT NULL AS a', [Buffer.from('x')]),
        connection.table('SELECT ? IS NOT NULL AS a', [Buffer.from('x')]).rows,
      ]))`,
    )
    const project = join(import.meta.dirname, '../..')
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
      cwd: project,
    })
    expect(JSON.parse(stdout)).toEqual([[{ a: 1 }], [[1]]])
  })

  it('keep their types', () => {
    const values = ['text', 7, 7.5, null, '', '🌿'] as const
    for (const value of values) {
      writable.run('DELETE FROM T')
      writable.run('INSERT INTO T (v) VALUES (?)', [value])
      expect(writable.all('SELECT v FROM T')).toEqual([{ v: value }])
    }
  })
})

describe('transaction', () => {
  it('keeps all of it', () => {
    const answer = writable.transaction('immediate', () => {
      writable.run('INSERT INTO T (v) VALUES (1)')
      writable.run('INSERT INTO T (v) VALUES (2)')
      return 'done'
    })
    expect(answer).toBe('done')
    expect(writable.all('SELECT count(*) AS n FROM T')).toEqual([{ n: 2 }])
  })

  it.each([
    [
      'the function throws',
      () => {
        throw new Error('no more')
      },
      'no more',
    ],
    [
      'a statement is refused',
      () => writable.run('INSERT INTO C VALUES (99)'),
      'FOREIGN KEY constraint failed',
    ],
    [
      'a statement cannot be read',
      () => writable.run('INSERT INTO Nowhere VALUES (1)'),
      'no such table: Nowhere',
    ],
  ])('takes all of it back when %s, and can be used again', (_, work, message) => {
    expect(() =>
      writable.transaction('immediate', () => {
        writable.run('INSERT INTO T (v) VALUES (1)')
        work()
      }),
    ).toThrow(message)
    expect(writable.all('SELECT count(*) AS n FROM T')).toEqual([{ n: 0 }])
    writable.transaction('immediate', () => writable.run('INSERT INTO T (v) VALUES (3)'))
    expect(writable.all('SELECT v FROM T')).toEqual([{ v: 3 }])
  })

  it('of a reader is one snapshot, whatever is written meanwhile', () => {
    const reader = Connection.openReadOnly(path)
    const counts = reader.transaction('deferred', () => {
      const count = () => reader.all('SELECT count(*) AS n FROM T')
      const before = count()
      writable.run('INSERT INTO T (v) VALUES (1)')
      return [before, count()]
    })
    expect(counts).toEqual([[{ n: 0 }], [{ n: 0 }]])
    expect(reader.all('SELECT count(*) AS n FROM T')).toEqual([{ n: 1 }])
    reader.close()
  })
})

describe('a read-only connection', () => {
  it.each([
    'INSERT INTO T (v) VALUES (1)',
    'UPDATE T SET v = 2',
    'DELETE FROM T',
    'CREATE TABLE U (a)',
    'DROP TABLE T',
    'PRAGMA user_version = 7',
    'VACUUM',
  ])('refuses %s, and the file stays as it was', (sql) => {
    writable.run('INSERT INTO T (v) VALUES (0)')
    const reader = Connection.openReadOnly(path)
    expect(() => reader.run(sql)).toThrow(/readonly|read-only|not authorized/i)
    expect(() => reader.exec(sql)).toThrow(/readonly|read-only|not authorized/i)
    reader.close()
    expect(writable.all('SELECT v FROM T')).toEqual([{ v: 0 }])
    expect(writable.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).toEqual([
      { name: 'C' },
      { name: 'T' },
    ])
    expect(writable.all('PRAGMA user_version')).toEqual([{ user_version: 0 }])
  })

  it('stays so after a failed write and after a transaction', () => {
    const reader = Connection.openReadOnly(path)
    const write = () => reader.run('INSERT INTO T (v) VALUES (1)')
    expect(() => reader.transaction('immediate', write)).toThrow('readonly')
    expect(() => reader.transaction('deferred', write)).toThrow('readonly')
    reader.exec('PRAGMA query_only = 0')
    expect(write).toThrow('readonly')
    reader.close()
  })

  it('neither makes a file that is missing nor accepts one that is no database', async () => {
    expect(() => Connection.openReadOnly(join(folder, 'missing.db'))).toThrow('Unable to open')
    await writeFile(
      join(folder, 'text.db'),
      'this is no database, and long enough to look like one'.repeat(50),
    )
    expect(() => Connection.openReadOnly(join(folder, 'text.db')).all('SELECT * FROM sqlite_master')).toThrow(
      'not a database',
    )
  })

  it.each(['50 % off', 'what?', 'a#b', '%41', 'a b', 'ünï', "it's", 'a&mode=rwc'])(
    'finds its file in a folder called %j',
    async (name) => {
      const strange = join(folder, name)
      await mkdir(strange)
      const file = join(strange, 'a.db')
      const writer = Connection.openWritable(file)
      writer.exec('CREATE TABLE Here (a); INSERT INTO Here VALUES (1)')
      const reader = Connection.openReadOnly(file)
      expect(reader.all('SELECT a FROM Here')).toEqual([{ a: 1 }])
      expect(() => reader.run('DELETE FROM Here')).toThrow('readonly')
      reader.close()
      writer.close()
    },
  )
})

describe('a writable connection', () => {
  it('writes through to the disk, checks foreign keys, and waits for no lock', () => {
    expect(writable.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(writable.all('PRAGMA synchronous')).toEqual([{ synchronous: 2 }])
    expect(writable.all('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
    expect(writable.all('PRAGMA busy_timeout')).toEqual([{ timeout: 0 }])
  })

  it('goes on past the bound of its statement cache', () => {
    for (let length = 1; length <= 1_200; length += 1) {
      expect(writable.all(`SELECT ${length} AS n`)).toEqual([{ n: length }])
    }
  })
})

describe('table', () => {
  it('tells names and declared types, and leaves the statement as it was', () => {
    writable.run('INSERT INTO T (v) VALUES (?)', ['x'])
    const sql = 'SELECT id, v, count(*) AS n FROM T'
    expect(writable.table(sql)).toEqual({
      columns: ['id', 'v', 'n'],
      types: ['INTEGER', 'ANY', ''],
      rows: [[1, 'x', 1]],
    })
    expect(writable.all(sql)).toEqual([{ id: 1, v: 'x', n: 1 }])
  })
})
