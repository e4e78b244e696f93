import type { Connection } from '#app/data/connection.server.ts'
import type { SqlValue } from '#app/data/sql.ts'
import { tablesOfSearch } from '../expressed-by-hand.ts'
import { listChecks, listVirtualTables } from './compare-by-hand.ts'
import { readCatalog } from './fresh-database.ts'

/** A table as the filler sees it. */
export interface FillableTable {
  readonly name: string
  readonly columns: readonly FillableColumn[]
}

/** A column, with the row of another table that it refers to. */
interface FillableColumn {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly isJson: boolean
  readonly refersTo: { readonly table: string; readonly column: string } | null
}

/**
 * All tables that can be filled, parents before children. References that would close a circle, or to the same table,
 * stay empty, so they must be optional.
 *
 * @throws Error when required references make a circle
 */
export function listFillableTables(connection: Connection): readonly FillableTable[] {
  const entries = readCatalog(connection)
  const virtual = listVirtualTables(entries)
  const search = new Set(tablesOfSearch(virtual))
  const catalog = entries.filter(({ type, name }) => type === 'table' && !search.has(name))
  const names = new Set(catalog.map(({ name }) => name).filter((name) => !/^(_prisma|sqlite_)/.test(name)))
  let waiting = catalog
    .filter(({ name }) => names.has(name))
    .map(({ name, sql }) => describe(connection, name, sql))
  const sorted: FillableTable[] = []
  while (waiting.length > 0) {
    const done = new Set(sorted.map(({ name }) => name))
    const whole = waiting.filter((table) => isReady(table, done, 'all'))
    const ready =
      whole.length > 0 ? whole : waiting.filter((table) => isReady(table, done, 'required')).slice(0, 1)
    if (ready.length === 0) {
      throw new Error(`required references make a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    }
    sorted.push(...ready.map((table) => withoutOpenReferences(table, done)))
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return sorted
}

/**
 * Inserts one made-up row. Rows of the same number refer to each other, so that every value is unique in its column.
 *
 * @param overrides values for certain columns
 * @throws SqliteError when the database refuses it
 */
export function insertRow(
  connection: Connection,
  table: FillableTable,
  row: number,
  overrides: Readonly<Record<string, SqlValue>> = {},
): void {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ')
  const places = table.columns.map(() => '?').join(', ')
  const values = table.columns.map((column) => overrides[column.name] ?? makeValue(table.name, column, row))
  connection.run(`INSERT INTO "${table.name}" (${columns}) VALUES (${places})`, values)
}

/** How many rows each of these tables has. */
export function countRows(
  connection: Connection,
  tables: readonly FillableTable[],
): ReadonlyMap<string, number> {
  return new Map(
    tables.map(({ name }) => [name, Number(connection.table(`SELECT count(*) FROM "${name}"`).rows[0]?.[0])]),
  )
}

function describe(connection: Connection, table: string, sql: string): FillableTable {
  const references = connection.table('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', [
    table,
  ]).rows
  const checks = listChecks(sql)
  const columns = connection.table('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', [table]).rows
  return {
    name: table,
    columns: columns.map(([name, type, notNull, key]) => {
      const reference = references.find(([from]) => from === name)
      return {
        name: String(name),
        type: String(type),
        required: Number(notNull) === 1 || Number(key) > 0,
        isJson: checks.some((check) => check.includes(`json_valid("${String(name)}")`)),
        refersTo: reference ? { table: String(reference[1]), column: String(reference[2] ?? 'id') } : null,
      }
    }),
  }
}

/** Whether everything that a table refers to, or has to refer to, is there. */
function isReady(table: FillableTable, done: ReadonlySet<string>, which: 'all' | 'required'): boolean {
  return table.columns.every(
    ({ refersTo, required }) => !refersTo || done.has(refersTo.table) || (which === 'required' && !required),
  )
}

function withoutOpenReferences(table: FillableTable, done: ReadonlySet<string>): FillableTable {
  return {
    ...table,
    columns: table.columns.filter(({ refersTo }) => !refersTo || done.has(refersTo.table)),
  }
}

function makeValue(table: string, column: FillableColumn, row: number): SqlValue {
  if (column.refersTo) return textValue(column.refersTo.table, column.refersTo.column, row)
  if (column.isJson) return `{"row":${row}}`
  switch (column.type) {
    case 'INTEGER':
      return row
    case 'BOOLEAN':
      return row % 2
    case 'REAL':
      return row / 2
    case 'BLOB':
      return new Uint8Array([row % 256])
    case 'DATETIME':
      return new Date(Date.UTC(2026, 0, 1) + row * 1_000).toISOString()
    default:
      return textValue(table, column.name, row)
  }
}

/** The same for a column and for what refers to it. */
function textValue(table: string, column: string, row: number): string {
  return `${table}-${column}-${row}`
}
