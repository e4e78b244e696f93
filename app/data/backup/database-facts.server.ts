import { existsSync } from 'node:fs'
import { Connection } from '#app/data/connection.server.ts'
import { newestMark, oldestMark } from '#app/data/ledger.ts'
import { FIND_HISTORY, READ_HISTORY } from '#app/data/migrations/migration-database.server.ts'
import { toStatement, type SqlValue } from '#app/data/sql.ts'
import type { DatabaseFacts } from './manifest.ts'

/**
 * Asks a database: rows as arrays of values.
 *
 * @returns null when a server refuses the question
 */
export type Ask = (sql: string) => Promise<readonly (readonly SqlValue[])[] | null>

/** Counts and checks a whole database; only reads. */
export async function readDatabaseFacts(ask: Ask): Promise<DatabaseFacts> {
  const names = await listTables(ask)
  const tables: Record<string, number> = {}
  for (const name of names)
    tables[name] = toCount((await ask(`SELECT count(*) FROM ${quoteName(name)}`)) ?? [])
  const hasLedger = names.includes('Ledger')
  const hasHistory = ((await ask(FIND_HISTORY)) ?? []).length > 0
  const migrations = hasHistory ? ((await ask(READ_HISTORY)) ?? []) : []
  const problems = await ask('SELECT count(*) FROM pragma_foreign_key_check')
  return {
    tables,
    ledger: {
      oldest: hasLedger ? await findMark(ask, oldestMark) : null,
      newest: hasLedger ? await findMark(ask, newestMark) : null,
    },
    migrations: migrations.map(([name]) => String(name)),
    integrity: await findIntegrity(ask),
    foreignKeyProblems: problems && toCount(problems),
  }
}

/** As `readDatabaseFacts`, of a file on a handle that only reads. */
export async function readFileFacts(path: string, encryptionKey?: string): Promise<DatabaseFacts> {
  if (!existsSync(path)) throw new Error(`${path} is missing`)
  const connection = Connection.openReadOnly(path, encryptionKey)
  try {
    return await readDatabaseFacts(async (sql) => connection.table(sql).rows)
  } finally {
    connection.close()
  }
}

/** The names of the tables that hold the school's own rows, in order. */
export async function listTables(ask: Ask): Promise<string[]> {
  return ((await ask(LIST_TABLES)) ?? []).map(([name]) => String(name))
}

/** A name as SQL has it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * Leaves out what SQLite and libSQL keep for themselves, what search tables keep their rows in, and the lock of those who
 * migrate, which is nobody's data. By their names, as not every server tells the kind of a table.
 * Source: https://sqlite.org/fts5.html, "FTS5 data structures".
 */
export const IS_OWN = `name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'libsql\\_%' ESCAPE '\\'
  AND name <> '_release_lock' AND name NOT IN (
    SELECT search.name || '_' || part.value FROM sqlite_master AS search,
      json_each('["data", "idx", "content", "docsize", "config"]') AS part
    WHERE search.sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%')`

const LIST_TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND ${IS_OWN} ORDER BY name`

async function findMark(ask: Ask, query: typeof newestMark) {
  const { sql, parameters } = toStatement(query)
  // A limit is all that these queries have for a parameter.
  const rows = await ask(sql.replace('?', String(parameters[0])))
  const [row] = rows ?? []
  return row ? { seq: Number(row[0]), id: String(row[1]) } : null
}

async function findIntegrity(ask: Ask): Promise<string | null> {
  const rows = await ask('SELECT integrity_check FROM pragma_integrity_check(1)')
  return rows && String(rows[0]?.[0])
}

function toCount(rows: readonly (readonly SqlValue[])[]): number {
  return Number(rows[0]?.[0] ?? 0)
}
