import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SqlOutcome } from '#app/features/content/rules/sql-run.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner, type SqlRunner } from '#app/server/sql-runner.ts'

const SETUP = `
  CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, pages INTEGER);
  INSERT INTO book VALUES (1, 'Emma', 474), (2, 'Ivanhoe', 403), (3, 'Persuasion', 249);
  CREATE TABLE log (line TEXT);
  CREATE VIRTUAL TABLE words USING fts5(body);
  INSERT INTO words VALUES ('hedge school'), ('hedge row');`
const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT'

const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
const start = (size: number) =>
  startSqlRunner({ processPath, execArgv, timeLimitMs: 1_000, rowLimit: 50, size })
let runner: SqlRunner
let folder: string

beforeAll(() => {
  runner = start(2)
  folder = mkdtempSync(join(tmpdir(), 'sql-runner-'))
})
afterAll(async () => {
  await runner.close()
  rmSync(folder, { recursive: true })
})

const run = (statements: string, check: string | null = null) =>
  runner.run({ setup: SETUP, statements, check })
const rowsOf = (outcome: SqlOutcome) => (outcome.kind === 'rows' ? outcome.rows : outcome)
const errorOf = (outcome: SqlOutcome) => (outcome.kind === 'error' ? outcome.message : outcome)

describe('what a script yields', () => {
  it('is the rows of its last query, values and names as SQLite has them', async () => {
    const values = `SELECT 1 AS a, 2.5 AS a, 'é', NULL, x'00FF', 9223372036854775807, 1.0, 1e999`
    expect(await run(`SELECT 7; ${values}; -- the end`)).toEqual({
      kind: 'rows',
      columns: ['a', 'a', "'é'", 'NULL', "x'00FF'", '9223372036854775807', '1.0', '1e999'],
      rows: [[1, 2.5, 'é', null, "x'00ff'", '9223372036854775807', 1, 'Infinity']],
    })
    expect(await run('SELECT title, pages FROM book WHERE id > 7')).toEqual({
      kind: 'rows',
      columns: ['title', 'pages'],
      rows: [],
    })
  })

  it('is the rows of the check, where there is one', async () => {
    const insert = `INSERT INTO book VALUES (4, 'Middlemarch', 880)`
    expect(rowsOf(await run(insert, 'SELECT title FROM book WHERE id = 4'))).toEqual([['Middlemarch']])
    expect(rowsOf(await run('SELECT 5', 'SELECT count(*) FROM book'))).toEqual([[3]])
  })

  it.each([
    ['committed', 'BEGIN; DELETE FROM book; COMMIT', 0],
    ['rolled back', 'BEGIN; DELETE FROM book; ROLLBACK', 3],
    ['left open', 'BEGIN; DELETE FROM book', 3],
    ['left open after a query', 'BEGIN IMMEDIATE; DELETE FROM book; SELECT 1', 3],
    ['left open at a savepoint', 'SAVEPOINT a; DELETE FROM book; SAVEPOINT b; DELETE FROM log', 3],
    ['released', 'SAVEPOINT a; DELETE FROM book; RELEASE a', 0],
    ['left open after another', 'BEGIN; DELETE FROM book WHERE id = 1; COMMIT; BEGIN; DELETE FROM book', 2],
  ])('has a check see only what is final: a transaction that was %s', async (_, statements, count) => {
    expect(rowsOf(await run(statements, 'SELECT count(*) FROM book'))).toEqual([[count]])
  })

  it('is what an open transaction shows, where there is no check', async () => {
    expect(rowsOf(await run('BEGIN; DELETE FROM book; SELECT count(*) FROM book'))).toEqual([[0]])
  })

  it.each(['', ' \n', ';;', '-- nothing', '/* nothing'])('is nothing for %j', async (statements) => {
    expect(await run(statements)).toEqual({ kind: 'rows', columns: [], rows: [] })
  })

  it('is nothing for statements without rows, and the rows of RETURNING', async () => {
    expect(await run('UPDATE book SET pages = 1')).toEqual({ kind: 'rows', columns: [], rows: [] })
    expect(rowsOf(await run('DELETE FROM book WHERE id < 3 RETURNING id'))).toEqual([[1], [2]])
  })

  it.each([
    ['CREATE TABLE a (x CHECK (x > 0)); INSERT INTO a VALUES (1); SELECT * FROM a', [[1]]],
    ['CREATE TABLE b AS SELECT id FROM book; DROP TABLE book; SELECT count(*) FROM b', [[3]]],
    [
      'ALTER TABLE book RENAME COLUMN pages TO p; ALTER TABLE book RENAME TO c; SELECT sum(p) FROM c',
      [[1126]],
    ],
    [
      'ALTER TABLE book ADD COLUMN q DEFAULT 5; ALTER TABLE book DROP COLUMN title; SELECT max(q) FROM book',
      [[5]],
    ],
    ['BEGIN; DELETE FROM book; ROLLBACK; SELECT count(*) FROM book', [[3]]],
    ['CREATE VIEW v AS SELECT upper(title) AS t FROM book; SELECT t FROM v ORDER BY t LIMIT 1', [['EMMA']]],
    ['EXPLAIN QUERY PLAN SELECT title FROM book', [[2, 0, 0, 'SCAN book']]],
    ['SELECT row_number() OVER (ORDER BY pages) FROM book', [[1], [2], [3]]],
    ["SELECT value ->> 'a' FROM json_each('[{\"a\":1}]')", [[1]]],
    [
      "SELECT highlight(words, 0, '<', '>') FROM words WHERE words MATCH 'row' ORDER BY bm25(words)",
      [['hedge <row>']],
    ],
    ["SELECT name FROM sqlite_master WHERE name = 'book'", [['book']]],
    [
      `CREATE TRIGGER t AFTER DELETE ON book BEGIN
        INSERT INTO log VALUES ('one; ' || old.title); INSERT INTO log SELECT CASE 1 WHEN 1 THEN 'two' END; END;
      DELETE FROM book WHERE id = 1; SELECT line FROM log`,
      [['one; Emma'], ['two']],
    ],
  ])('is right for %s', async (statements, rows) => {
    expect(rowsOf(await run(statements))).toEqual(rows)
  })

  it('is not what another script left behind', async () => {
    await run('DROP TABLE book')
    expect(rowsOf(await run('SELECT count(*) FROM book'))).toEqual([[3]])
  })
})

describe('mistakes', () => {
  it.each([
    ['SELEC 1', 'near "SELEC": syntax error'],
    ['SELECT 1 FORM book', 'near "book": syntax error'],
    ['SELECT titel FROM book', 'no such column: titel'],
    ["SELECT 'open", `unrecognized token: "'open"`],
    ['INSERT INTO book (id) VALUES (1)', 'UNIQUE constraint failed: book.id'],
    ['SELECT 1; SELECT * FROM nowhere; SELECT 2', 'no such table: nowhere'],
  ])('%s is answered in the words of SQLite', async (statements, message) => {
    expect(errorOf(await run(statements))).toBe(message)
  })

  it('in the dataset are errors too', async () => {
    expect(errorOf(await runner.run({ setup: 'CREATE', statements: 'SELECT 1', check: null }))).toContain(
      'incomplete',
    )
  })
})

describe('what reaches out of the database', () => {
  it.each([
    "ATTACH '{file}' AS other",
    "/* a */ aTtAcH /* b */ '{file}' AS other",
    "SELECT 1; -- ;\n attach '{file}' as other; SELECT 2",
    'DETACH main',
    'PRAGMA user_version = 7',
    'EXPLAIN PRAGMA user_version = 7',
    'EXPLAIN QUERY PLAN PRAGMA table_info(book)',
    "SELECT * FROM pragma_table_info('book')",
    'SELECT * FROM "PRAGMA_database_list"',
    "VACUUM INTO '{file}'",
    "vacuum/**/main into '{file}'",
    "SELECT load_extension('{file}')",
    "SELECT writefile('{file}', 'x')",
    `SELECT [WriteFile] /* a */ ('{file}', 'x')`,
    "SELECT 1 WHERE (SELECT writefile('{file}', 'x')) > 0",
    "INSERT INTO log SELECT title FROM book ORDER BY writefile('{file}', title)",
    "CREATE VIEW v AS SELECT writefile('{file}', 'x') AS w; SELECT * FROM v",
    "CREATE TABLE w (x DEFAULT (writefile('{file}', 'x'))); INSERT INTO w DEFAULT VALUES; SELECT * FROM w",
    "CREATE TEMP TRIGGER t AFTER INSERT ON log BEGIN SELECT writefile('{file}', 'x'); END; INSERT INTO log VALUES (1)",
    'ALTER TABLE log ADD COLUMN x AS (sqlite3mc_version()); SELECT x FROM log',
    "SELECT readfile('/etc/passwd')",
    "SELECT * FROM fsdir('/etc')",
    "SELECT * FROM 'fsdir' WHERE path = '/etc'",
    "SELECT $a('), name FROM fsdir('/etc') --'",
    'SELECT * FROM sqlite_dbpage',
    "SELECT sqlite3mc_config('cipher')",
    "SELECT fts3_tokenizer('simple')",
    "CREATE VIRTUAL TABLE v USING fts5(a, content='fsdir')",
  ])('is refused: %s', async (statements) => {
    const file = join(folder, 'out')
    expect(errorOf(await run(statements.replaceAll('{file}', file)))).toMatch(
      /not available here|unsafe use of|Only EXPLAIN|non-deterministic/,
    )
    expect(existsSync(file)).toBe(false)
  })

  it('is refused to a check that a view has been slipped under', async () => {
    const statements = 'DROP TABLE log; CREATE VIEW log AS SELECT sqlite3mc_version() AS line'
    expect(errorOf(await run(statements, 'SELECT line FROM log'))).toContain(
      'sqlite3mc_version() is not available',
    )
  })
})

describe('limits', () => {
  it('stops at the row limit, endless queries included', async () => {
    expect(await run(`${ENDLESS} i FROM n`)).toEqual({ kind: 'too-many-rows', limit: 50 })
    expect(rowsOf(await run(`${ENDLESS} i FROM n LIMIT 50`))).toHaveLength(50)
  })

  it('kills what takes too long, in time, and goes on', async () => {
    await run('SELECT 1')
    const startedAt = performance.now()
    expect(await run(`${ENDLESS} count(*) FROM n`)).toEqual({ kind: 'timeout', limitMs: 1_000 })
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    expect(rowsOf(await run('SELECT 1'))).toEqual([[1]])
  })

  it.each([
    ['SELECT randomblob(900000000)', 'out of memory'],
    ["SELECT length(printf('%.900000000c', 'x'))", 'out of memory'],
    [`CREATE TABLE big AS ${ENDLESS} randomblob(1000000) FROM n`, 'out of memory'],
    ['SELECT zeroblob(20000)', 'A value in the result is longer than 10000 characters'],
    [`${ENDLESS} hex(zeroblob(4000)) FROM n LIMIT 40`, 'The result is longer than 262144 characters'],
  ])('refuses %s', async (statements, message) => {
    expect(errorOf(await run(statements))).toBe(message)
    expect(rowsOf(await run('SELECT 1'))).toEqual([[1]])
  })

  it('survives depth', async () => {
    const deep = `SELECT ${'abs('.repeat(900)}1${')'.repeat(900)}`
    const deeper = `SELECT ${'('.repeat(4_000)}1${')'.repeat(4_000)}`
    const recursive = `CREATE TRIGGER t AFTER INSERT ON log BEGIN INSERT INTO log VALUES ('again'); END;
      INSERT INTO log VALUES ('once')`
    for (const statements of [deep, deeper, recursive]) {
      expect(['rows', 'error']).toContain((await run(statements)).kind)
    }
    expect(rowsOf(await run('SELECT 1'))).toEqual([[1]])
  })

  it('does not run out of memory over time', async () => {
    for (let round = 0; round < 100; round++) {
      const fill = `CREATE TABLE big AS ${ENDLESS} i, randomblob(1000) AS b FROM n LIMIT 5000`
      expect(rowsOf(await run(`${fill}; SELECT count(*) FROM big`))).toEqual([[5000]])
    }
  })
})
