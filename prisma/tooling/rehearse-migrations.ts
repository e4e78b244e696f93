import { Connection } from '#app/data/connection.server.ts'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import type { Migration } from '#app/data/migrations/read-migrations.server.ts'
import type { Check, ExpressedByHand } from '../expressed-by-hand.ts'
import { compareByHand } from './compare-by-hand.ts'
import { countRows, insertRow, listFillableTables } from './fill-tables.ts'
import { readCatalog, withTemporaryFile } from './fresh-database.ts'

/** What a rehearsal did, and what went wrong; no faults when it all went well. */
export interface Rehearsal {
  readonly tables: number
  readonly rows: number
  readonly refusedJson: number
  readonly faults: readonly string[]
}

/**
 * Applies the migrations to an empty database, and to one that was filled before the last of them (with only one:
 * after it, and then again). Checks the file, its references, that no row was lost, that every JSON CHECK refuses
 * what it should and that nothing expressed by hand is missing.
 */
export async function rehearseMigrations(
  migrations: readonly Migration[],
  byHand: ExpressedByHand,
): Promise<Rehearsal> {
  const empty = await withTemporaryFile((path) => rehearse(path, migrations, migrations, 0, byHand))
  const beforeLast = migrations.length > 1 ? migrations.slice(0, -1) : migrations
  const filled = await withTemporaryFile((path) => rehearse(path, beforeLast, migrations, ROWS, byHand))
  return {
    ...filled,
    faults: [
      ...empty.faults.map((fault) => `empty database: ${fault}`),
      ...filled.faults.map((fault) => `filled database: ${fault}`),
    ],
  }
}

/** Made-up rows in each table. */
const ROWS = 3

async function rehearse(
  path: string,
  first: readonly Migration[],
  all: readonly Migration[],
  rows: number,
  byHand: ExpressedByHand,
): Promise<Rehearsal> {
  const target = { kind: 'file', path } as const
  const begun = await applyMigrations(target, first)
  if (!begun.ok) return failed(describeMigrationProblem(begun.reason))
  const before = useFile(path, (connection) => fill(connection, rows))
  const finished = await applyMigrations(target, all)
  if (!finished.ok) return failed(describeMigrationProblem(finished.reason))
  return useFile(path, (connection) => inspect(connection, before, byHand))
}

function fill(connection: Connection, rows: number): ReadonlyMap<string, number> {
  const tables = listFillableTables(connection)
  for (let row = 1; row <= rows; row += 1) {
    for (const table of tables) insertRow(connection, table, row)
  }
  return countRows(connection, tables)
}

function inspect(
  connection: Connection,
  before: ReadonlyMap<string, number>,
  byHand: ExpressedByHand,
): Rehearsal {
  const tables = listFillableTables(connection)
  const after = countRows(connection, tables)
  const integrity = connection.table('PRAGMA integrity_check').rows.map(([line]) => String(line))
  const references = connection.table('PRAGMA foreign_key_check').rows
  const lost = [...before].filter(([name, count]) => after.has(name) && after.get(name) !== count)
  const jsonChecks = byHand.checks.filter(({ condition }) => condition.includes('json_valid('))
  const accepted = jsonChecks.filter((check) => !refusesInvalid(connection, check))
  return {
    tables: tables.length,
    rows: [...after.values()].reduce((sum, count) => sum + count, 0),
    refusedJson: jsonChecks.length - accepted.length,
    faults: [
      ...integrity.filter((line) => line !== 'ok').map((line) => `integrity_check: ${line}`),
      ...references.map(
        ([table, , parent]) => `${String(table)} has a row whose ${String(parent)} is missing`,
      ),
      ...lost.map(([name, count]) => `${name} had ${count} rows and now has ${after.get(name) ?? 0}`),
      ...accepted.map(({ table, column }) => `${table}.${column} accepts what its CHECK should refuse`),
      ...compareByHand(readCatalog(connection), byHand).map(({ message }) => message),
    ],
  }
}

/** Tries to insert a row whose column is not JSON; it must be refused for that reason, and nothing stays. */
function refusesInvalid(connection: Connection, check: Check): boolean {
  const table = listFillableTables(connection).find(({ name }) => name === check.table)
  if (!table) return false
  connection.exec('PRAGMA foreign_keys = OFF; BEGIN')
  try {
    insertRow(connection, table, ROWS + 1, { [check.column]: '{not json' })
    return false
  } catch (error) {
    return error instanceof Error && error.message.includes('CHECK constraint failed')
  } finally {
    connection.exec('ROLLBACK; PRAGMA foreign_keys = ON')
  }
}

function useFile<Answer>(path: string, work: (connection: Connection) => Answer): Answer {
  const connection = Connection.openWritable(path)
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

function failed(fault: string): Rehearsal {
  return { tables: 0, rows: 0, refusedJson: 0, faults: [fault] }
}
