import { describe, expect, it } from 'vitest'
import { refuseProgram, refuseStatement } from './sql-policy.ts'
import { splitSqlStatements } from './sql-statements.ts'

const MODULES = new Set(['fsdir', 'json_each', 'fts5', 'sqlite_dbpage'])
const refuse = (sql: string) =>
  splitSqlStatements(sql).map((statement) => refuseStatement(statement, MODULES))

describe('refuseStatement', () => {
  it.each([
    'SELECT 1',
    'select * from json_each(1)',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    "INSERT INTO a VALUES ('?', ':x')",
    'CREATE TABLE pragma (attach TEXT)',
    'EXPLAIN QUERY PLAN SELECT 1',
    'BEGIN; COMMIT; ROLLBACK; SAVEPOINT a; RELEASE a; END',
  ])('lets through: %s', (sql) => {
    expect(refuse(sql).filter((refusal) => refusal !== null)).toEqual([])
  })

  it.each([
    'ATTACH x AS y',
    'aTTach/**/x AS y',
    '-- a\nDETACH y',
    'PRAGMA user_version',
    "VACUUM INTO 'x'",
    'EXPLAIN PRAGMA a',
    'EXPLAIN QUERY PLAN PRAGMA a',
    'EXPLAIN SELECT 1',
    '(SELECT 1)',
    'CREATE VIRTUAL TABLE a USING fts5(b)',
    "CREATE FUNCTION a LANGUAGE wasm AS ''",
    'SELECT * FROM fsdir',
    'SELECT * FROM "FsDir"',
    "SELECT * FROM 'fsdir'",
    'SELECT * FROM main.[sqlite_dbpage]',
    "SELECT * FROM pragma_table_info('a')",
    'SELECT ?1, :a, @b',
    "SELECT $a('), name FROM fsdir('/') --'",
  ])('refuses: %s', (sql) => {
    expect(refuse(sql).filter((refusal) => refusal === null)).toEqual([])
  })
})

describe('refuseProgram', () => {
  const call = (name: string, opcode = 'Function') => [{ opcode, p4: `${name}(-1)` }]

  it('knows the functions that are taught', () => {
    for (const name of ['upper', 'count', '->>', 'row_number', 'julianday']) {
      expect(refuseProgram(call(name, 'AggStep'))).toBeNull()
    }
  })

  it('refuses every other, and what reaches out of the database', () => {
    for (const name of [
      'readfile',
      'writefile',
      'load_extension',
      'sqlite_attach',
      'fts3_tokenizer',
      'anything',
    ]) {
      expect(refuseProgram([{ opcode: 'Init', p4: null }, ...call(name)])).toContain(name)
    }
    expect(refuseProgram([{ opcode: 'Vacuum', p4: null }])).not.toBeNull()
  })
})
