import { tablesOfSearch, type ExpressedByHand } from '../expressed-by-hand.ts'

/** One row of `sqlite_master`. */
export interface CatalogEntry {
  readonly type: string
  readonly name: string
  readonly table: string
  readonly sql: string
}

/** Something in which a database and the list of what is expressed by hand differ. */
export interface ByHandDifference {
  readonly kind: 'check-missing' | 'check-unlisted' | 'missing' | 'unlisted' | 'changed'
  readonly what: 'check' | 'trigger' | 'search table'
  /** The trigger's or search table's own name; the table's for a check. */
  readonly name: string
  /** One line for people. */
  readonly message: string
}

/** Reads the catalog of a database. */
export const READ_CATALOG = `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name`

/**
 * Compares a database with all migrations applied with the list of what Prisma cannot express: what a rebuild dropped,
 * and what was written into a migration without being listed.
 */
export function compareByHand(
  catalog: readonly CatalogEntry[],
  byHand: ExpressedByHand,
): readonly ByHandDifference[] {
  const searchTables = new Set(tablesOfSearch(byHand.searchTables))
  const tables = catalog.filter(({ type, name }) => type === 'table' && !searchTables.has(name))
  return [
    ...tables.filter(({ sql }) => !isVirtual(sql)).flatMap((table) => compareChecks(table, byHand)),
    ...absentTables(tables, byHand),
    ...compareNamed(
      'trigger',
      catalog.filter(({ type }) => type === 'trigger'),
      byHand.triggers,
    ),
    ...compareNamed('search table', listVirtualTables(catalog), byHand.searchTables),
  ]
}

/** The search tables among what a database holds, without their shadow tables. */
export function listVirtualTables(catalog: readonly CatalogEntry[]): CatalogEntry[] {
  return catalog.filter(({ sql }) => isVirtual(sql))
}

/** The conditions of all CHECKs in a CREATE TABLE statement, blanks removed. */
export function listChecks(createTable: string): string[] {
  const conditions: string[] = []
  for (const match of createTable.matchAll(/\bCHECK\s*\(/gi)) {
    const start = match.index + match[0].length
    conditions.push(withoutBlanks(createTable.slice(start, closingParenthesis(createTable, start))))
  }
  return conditions
}

function compareChecks(table: CatalogEntry, byHand: ExpressedByHand): ByHandDifference[] {
  const listed = byHand.checks.filter((check) => check.table === table.name)
  const present = listChecks(table.sql)
  const wanted = listed.map(({ condition }) => withoutBlanks(condition))
  const missing = listed.filter(({ condition }) => !present.includes(withoutBlanks(condition)))
  const unlisted = present.filter((condition) => !wanted.includes(condition))
  return [
    ...missing.map(({ column, condition }) =>
      difference('check-missing', 'check', table.name, `${table.name}.${column} lacks CHECK (${condition})`),
    ),
    ...unlisted.map((condition) =>
      difference(
        'check-unlisted',
        'check',
        table.name,
        `${table.name} has the unlisted CHECK (${condition})`,
      ),
    ),
  ]
}

function absentTables(tables: readonly CatalogEntry[], byHand: ExpressedByHand): ByHandDifference[] {
  const present = new Set(tables.map(({ name }) => name))
  return byHand.checks
    .filter(({ table }) => !present.has(table))
    .map(({ table, column }) =>
      difference(
        'check-missing',
        'check',
        table,
        `${table}.${column} has a listed CHECK, but there is no such table`,
      ),
    )
}

function compareNamed(
  what: 'trigger' | 'search table',
  present: readonly CatalogEntry[],
  listed: readonly { readonly name: string; readonly sql: string }[],
): ByHandDifference[] {
  const unlisted = present.filter(({ name }) => !listed.some((item) => item.name === name))
  const faults = listed.flatMap(({ name, sql }) => {
    const found = present.find((item) => item.name === name)
    if (!found) return [difference('missing', what, name, `${what} ${name} is missing`)]
    const same = withoutBlanks(found.sql) === withoutBlanks(sql)
    return same ? [] : [difference('changed', what, name, `${what} ${name} differs from the list`)]
  })
  return [
    ...faults,
    ...unlisted.map(({ name }) => difference('unlisted', what, name, `${what} ${name} is not in the list`)),
  ]
}

function difference(
  kind: ByHandDifference['kind'],
  what: ByHandDifference['what'],
  name: string,
  message: string,
): ByHandDifference {
  return { kind, what, name, message }
}

function isVirtual(sql: string): boolean {
  return /^CREATE\s+VIRTUAL\s+TABLE/i.test(sql)
}

function closingParenthesis(text: string, start: number): number {
  let depth = 1
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1
    if (text[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  return text.length
}

function withoutBlanks(sql: string): string {
  return sql.replaceAll(/\s+/g, '')
}
