import type { Connection } from '#app/data/connection.server.ts'
import type { Statement } from '#app/data/sql.ts'
import { IS_OWN, quoteName } from './database-facts.server.ts'

/** A database as the statements that make it again. */
export interface Dump {
  readonly tables: readonly Statement[]
  /** Rows of all tables but those of `last`, in batches of bounded size. */
  rows(): Generator<Statement[]>
  /** Views, indexes and triggers: after the rows, which no trigger has to see. */
  readonly rest: readonly Statement[]
  /** The rows that make it a school: its history, its ledger, and where its sequences stand. */
  last(): Generator<Statement[]>
}

/**
 * Reads a database. The rows of a search table (FTS5) are among the others, and fill its index again.
 *
 * @returns the name of a virtual table of another kind, which statements cannot make again
 */
export function dumpDatabase(connection: Connection): Dump | { readonly virtualTable: string } {
  const tables = connection.all<TableOfList>(LIST_TABLES)
  const virtual = tables.find(
    ({ type, sql }) => type === 'shadow' || (type === 'virtual' && !KEEPS_ROWS.test(sql)),
  )
  if (virtual) return { virtualTable: virtual.name }
  const schema = connection.all<{ readonly type: string; readonly sql: string }>(LIST_SCHEMA)
  const sqlOf = (...types: string[]) =>
    schema.filter(({ type }) => types.includes(type)).map(({ sql }) => ({ sql, parameters: [] }))
  const listRows = (ofLast: boolean) =>
    listOf(
      connection,
      tables.filter(({ name }) => LAST.has(name) === ofLast),
    )
  return {
    tables: sqlOf('table'),
    rows: () => toBatches(listRows(false)),
    rest: [...sqlOf('view'), ...sqlOf('index'), ...sqlOf('trigger')],
    *last() {
      yield* toBatches(listRows(true))
      yield* toBatches(listSequences(connection))
    },
  }
}

interface TableOfList {
  readonly name: string
  readonly type: string
  /** 1 for a table WITHOUT ROWID. */
  readonly wr: number
  readonly sql: string
}

const LIST_TABLES = `SELECT name, type, wr,
    (SELECT sql FROM sqlite_master WHERE sqlite_master.name = pragma_table_list.name) AS sql
  FROM pragma_table_list
  WHERE schema = 'main' AND type IN ('table', 'virtual', 'shadow') AND ${IS_OWN} ORDER BY name`

/** A search table whose rows are its own, neither another table's nor thrown away. */
const KEEPS_ROWS = /\sUSING fts5(?![^]*\bcontent\w*\s*=)/i

const LIST_SCHEMA = `SELECT type, sql FROM sqlite_master
  WHERE sql IS NOT NULL AND ${IS_OWN} AND tbl_name <> '_release_lock' ORDER BY rowid`

/** Until a primary has these, nodes take it neither for migrated nor for the one that they know. */
const LAST = new Set(['Ledger', '_prisma_migrations'])

function* listOf(connection: Connection, tables: readonly TableOfList[]): Generator<string> {
  for (const table of tables) yield* listInserts(connection, table)
}

/**
 * SQLite itself writes the values down: no number is rounded on its way. Text with a NUL in it has to go as bytes, because
 * `quote` ends there.
 */
function* listInserts(connection: Connection, { name, type, wr }: TableOfList): Generator<string> {
  const info = connection.all<{ readonly name: string; readonly type: string }>(
    'SELECT name, type FROM pragma_table_info(?)',
    [name],
  )
  const own = info.map((column) => quoteName(column.name))
  const rowsAtOnce = info.some((column) => column.type === 'BLOB') ? PAGE_ROWS_OF_BYTES : PAGE_ROWS
  // The number of a row is all that a search table knows it by.
  const columns = type === 'virtual' ? ['rowid', ...own] : own
  const values = columns.map(
    (column) => `CASE WHEN typeof(${column}) = 'text' AND instr(${column}, char(0)) > 0
      THEN 'CAST(X''' || hex(${column}) || ''' AS TEXT)' ELSE quote(${column}) END`,
  )
  const select = `${values.join(` || ', ' || `)} AS tuple FROM ${quoteName(name)}`
  // The file does not change, so a scan of it keeps its order.
  const page =
    wr === 1
      ? `SELECT 0 AS place, ${select} LIMIT ${rowsAtOnce} OFFSET ?`
      : `SELECT rowid AS place, ${select} WHERE rowid > ? ORDER BY rowid LIMIT ${rowsAtOnce}`
  let after = wr === 1 ? 0 : -Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = connection.all<{ readonly place: number; readonly tuple: string }>(page, [after])
    for (const { tuple } of rows) {
      yield `INSERT INTO ${quoteName(name)} (${columns.join(', ')}) VALUES (${tuple})`
    }
    const last = rows.at(-1)
    if (!last) return
    after = wr === 1 ? after + rows.length : last.place
  }
}

function* listSequences(connection: Connection): Generator<string> {
  const isThere = connection.all(`SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'`).length > 0
  if (!isThere) return
  yield 'DELETE FROM sqlite_sequence'
  const rows = connection.all<{ readonly tuple: string }>(
    `SELECT quote(name) || ', ' || quote(seq) AS tuple FROM sqlite_sequence WHERE ${IS_OWN}`,
  )
  for (const { tuple } of rows) yield `INSERT INTO sqlite_sequence (name, seq) VALUES (${tuple})`
}

function* toBatches(texts: Iterable<string>): Generator<Statement[]> {
  let batch: Statement[] = []
  let length = 0
  for (const sql of texts) {
    batch.push({ sql, parameters: [] })
    length += sql.length
    if (batch.length < MAX_STATEMENTS && length < MAX_LENGTH) continue
    yield batch
    batch = []
    length = 0
  }
  if (batch.length > 0) yield batch
}

const PAGE_ROWS = 500
/** Of files, whose parts are half a megabyte each when they are written out. */
const PAGE_ROWS_OF_BYTES = 4
const MAX_STATEMENTS = 500
const MAX_LENGTH = 1024 * 1024
