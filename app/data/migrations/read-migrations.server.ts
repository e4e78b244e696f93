import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { MigrationProblem } from './migration-problem.ts'
import { splitStatements, type ScriptStatement } from './split-statements.ts'

/** One folder of `prisma/migrations`, checked and split. */
export interface Migration {
  /** The folder's name: `<timestamp>_<name>`. */
  readonly name: string
  /** Path of its `migration.sql`, for messages. */
  readonly file: string
  /** The whole text. */
  readonly sql: string
  /** What is run: without the pragmas that whoever applies it sets. */
  readonly statements: readonly ScriptStatement[]
}

/**
 * Reads all migrations of a folder in order. Nothing is run; a file that could not be applied whole is found here.
 *
 * @param folder as in the repository: `prisma/migrations`
 * @returns `malformed` for the first file that is missing, empty, not UTF-8, cut off, or that commits by itself
 */
export async function readMigrations(
  folder: string,
): Promise<Result<readonly Migration[], MigrationProblem>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => String(error))
  if (typeof entries === 'string') return fail(malformed(folder, null, entries))
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrations: Migration[] = []
  for (const name of names.toSorted()) {
    const file = join(folder, name, 'migration.sql')
    if (!FOLDER_NAME.test(name))
      return fail(malformed(file, null, 'the folder is not called <14 digits>_<name>'))
    const migration = await readMigration(name, file)
    if (!migration.ok) return migration
    migrations.push(migration.value)
  }
  return ok(migrations)
}

/**
 * Checks and splits one migration's text.
 *
 * @param file for messages
 * @returns `malformed` as `readMigrations` does
 */
export function parseMigration(name: string, file: string, sql: string): Result<Migration, MigrationProblem> {
  const split = splitStatements(sql)
  if (!split.ok) return fail(malformed(file, split.reason.line, split.reason.detail))
  const statements: ScriptStatement[] = []
  for (const statement of split.value) {
    const verb = /^\w+/.exec(statement.sql)?.[0].toUpperCase() ?? ''
    if (OWN_TRANSACTION.has(verb)) {
      return fail(
        malformed(file, statement.line, `${verb} does not belong in a migration: each is one transaction`),
      )
    }
    if (verb !== 'PRAGMA') statements.push(statement)
    else if (!SET_BY_RUNNER.test(statement.sql)) {
      return fail(malformed(file, statement.line, `${statement.sql} does not belong in a migration`))
    }
  }
  if (statements.length === 0) return fail(malformed(file, null, 'holds no statement'))
  return ok({ name, file, sql, statements })
}

/** The checksum that Prisma records for a migration: SHA-256 of its text, in hexadecimal. */
export function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

/**
 * Whether a recorded checksum is this text's. Line ends don't count, as in Prisma: git may change them.
 * Source: `script_matches_checksum` in prisma-engines.
 */
export function matchesChecksum(sql: string, recorded: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksum(text) === recorded)
}

const FOLDER_NAME = /^\d{14}_[a-z0-9_]+$/

/** They would end the transaction, cannot run inside one, or reach another file. */
const OWN_TRANSACTION = new Set([
  'BEGIN',
  'COMMIT',
  'END',
  'ROLLBACK',
  'SAVEPOINT',
  'RELEASE',
  'ATTACH',
  'DETACH',
  'VACUUM',
])

/** Prisma writes these around a rebuild; inside a transaction they do nothing, and the runner sets them outside. */
const SET_BY_RUNNER = /^PRAGMA\s+(foreign_keys|defer_foreign_keys|foreign_key_check)\b/i

async function readMigration(name: string, file: string): Promise<Result<Migration, MigrationProblem>> {
  const bytes = await readFile(file).catch((error: unknown) => String(error))
  if (typeof bytes === 'string') return fail(malformed(file, null, bytes))
  let sql: string
  try {
    sql = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return fail(malformed(file, null, 'is not UTF-8 text'))
  }
  const zero = sql.indexOf('\0')
  if (zero !== -1) return fail(malformed(file, sql.slice(0, zero).split('\n').length, 'holds a zero byte'))
  return parseMigration(name, file, sql)
}

function malformed(file: string, line: number | null, detail: string): MigrationProblem {
  return { kind: 'malformed', file, line, detail }
}
