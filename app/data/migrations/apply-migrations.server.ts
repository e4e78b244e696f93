import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Statement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { openLocalDatabase } from './local-database.server.ts'
import type { MigrationDatabase, RecordedMigration, RunRefusal } from './migration-database.server.ts'
import type { MigrationProblem } from './migration-problem.ts'
import { checksum, matchesChecksum, type Migration } from './read-migrations.server.ts'
import { openRemoteDatabase } from './remote-database.server.ts'

/** The primary: a local file, or a libSQL server over HTTP (`libsql:`, `https:` or `http:`). */
export type MigrationTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string; readonly authToken?: string }

/** What may be set when migrations are applied or looked for. */
export interface MigrationOptions {
  /** Told of each migration as soon as it is in. */
  readonly onApplied?: (name: string) => void
  /** Deadline of one request to a libSQL server; a minute when not given. */
  readonly timeoutMs?: number
}

/**
 * Brings a database up to date: applies what it lacks, in order, each all or nothing, recorded as Prisma records it.
 * A rebuild of a table deletes no child rows; one that leaves rows referring to nothing is rolled back. Two processes
 * may do this at once. Creates a file that does not exist.
 *
 * @returns the names that this call applied; a problem when the history does not fit or a migration fails, in which
 *   case those before it stay applied
 */
export async function applyMigrations(
  target: MigrationTarget,
  migrations: readonly Migration[],
  options: MigrationOptions = {},
): Promise<Result<readonly string[], MigrationProblem>> {
  return withDatabase(target, 'write', options, async (database) => {
    const applied: string[] = []
    for (;;) {
      const history = await readHistory(database)
      if (!history.ok) return history
      const missing = compareHistory(migrations, history.value ?? [])
      if (!missing.ok) return missing
      const [next] = missing.value
      if (!next) return ok(applied)
      const outcome = await applyOne(database, next, history.value === null)
      if (!outcome.ok) return outcome
      if (outcome.value === 'found applied') continue
      applied.push(next.name)
      options.onApplied?.(next.name)
    }
  })
}

/**
 * The names of the migrations that a database lacks, without changing or creating it: what start-up asks when it must
 * not migrate by itself.
 *
 * @returns the same problems as `applyMigrations` when the history does not fit
 */
export async function listMissingMigrations(
  target: MigrationTarget,
  migrations: readonly Migration[],
  options: MigrationOptions = {},
): Promise<Result<readonly string[], MigrationProblem>> {
  if (target.kind === 'file' && !existsSync(target.path)) return ok(migrations.map(({ name }) => name))
  return withDatabase(target, 'read', options, async (database) => {
    const history = await readHistory(database)
    if (!history.ok) return history
    const missing = compareHistory(migrations, history.value ?? [])
    return missing.ok ? ok(missing.value.map(({ name }) => name)) : missing
  })
}

type Names = Result<readonly string[], MigrationProblem>

async function withDatabase(
  target: MigrationTarget,
  access: 'read' | 'write',
  options: MigrationOptions,
  work: (database: MigrationDatabase) => Promise<Names>,
): Promise<Names> {
  const database =
    target.kind === 'file'
      ? openLocalDatabase(target.path, access)
      : openRemoteDatabase(target.url, target.authToken, options.timeoutMs ?? REQUEST_TIMEOUT_MS)
  if (!database.ok)
    return fail(unavailable(target.kind === 'file' ? target.path : target.url, database.reason))
  try {
    return await work(database.value)
  } finally {
    database.value.close()
  }
}

const REQUEST_TIMEOUT_MS = 60 * SECOND_MS

async function readHistory(
  database: MigrationDatabase,
): Promise<Result<readonly RecordedMigration[] | null, MigrationProblem>> {
  const history = await database.readHistory()
  return history.ok ? history : fail(unavailable(database.where, history.reason))
}

/** What is missing, when everything before it fits. */
function compareHistory(
  migrations: readonly Migration[],
  history: readonly RecordedMigration[],
): Result<readonly Migration[], MigrationProblem> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const recorded of history) {
    const migration = known.get(recorded.name)
    if (!migration) return fail({ kind: 'database-newer', migration: recorded.name })
    if (!recorded.finished) return fail({ kind: 'half-applied', migration: recorded.name })
    if (!matchesChecksum(migration.sql, recorded.checksum))
      return fail({ kind: 'edited', file: migration.file })
  }
  const had = new Set(history.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !had.has(name))
  const [first] = missing
  const last = history.at(-1)
  if (first && last && first.name < last.name) {
    return fail({ kind: 'out-of-order', file: first.file, after: last.name })
  }
  return ok(missing)
}

/**
 * An error does not mean "not written": the answer may have been lost, or another process was faster. The history
 * knows; the record's id is made from the name, so that the same migration cannot be recorded twice.
 */
async function applyOne(
  database: MigrationDatabase,
  migration: Migration,
  createHistory: boolean,
): Promise<Result<'applied' | 'found applied', MigrationProblem>> {
  const before = [...(createHistory ? [CREATE_HISTORY] : []), recordStart(migration)]
  const changes = migration.statements.map(({ sql }) => ({ sql, parameters: [] }))
  const run = await database.runAtomically([...before, ...changes, CHECK_REFERENCES, recordFinish(migration)])
  if (run.ok) return ok('applied')
  const history = await database.readHistory()
  const recorded = history.ok ? history.value?.find(({ name }) => name === migration.name) : undefined
  if (recorded?.finished) return ok('found applied')
  if (run.reason.kind === 'unavailable') return fail(unavailable(database.where, run.reason))
  return fail(toProblem(migration, run.reason.index, before.length, run.reason.detail))
}

function toProblem(
  migration: Migration,
  index: number | null,
  offset: number,
  detail: string,
): MigrationProblem {
  const references = /bad JSON path: '(.*)'/s.exec(detail)
  const { file, statements } = migration
  if (references?.[1] !== undefined && index === offset + statements.length) {
    return { kind: 'broken-references', file, detail: references[1] }
  }
  const statement = index === null ? undefined : statements[index - offset]
  return {
    kind: 'refused',
    file,
    line: statement?.line ?? null,
    statement: statement ? excerpt(statement.sql) : null,
    detail,
  }
}

function unavailable(where: string, { detail }: RunRefusal): MigrationProblem {
  return { kind: 'unavailable', where, detail }
}

/** Word for word what Prisma's schema engine 7.10.0 creates, so that its own commands accept the database. */
const CREATE_HISTORY: Statement = {
  sql: `CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`,
  parameters: [],
}

/**
 * `PRAGMA foreign_key_check` as a statement that fails when it reports rows, so that it rolls back on a server as well:
 * `json_extract` refuses the names of the tables as a path, and accepts null.
 */
const CHECK_REFERENCES: Statement = {
  sql: `SELECT json_extract('{}', group_concat(DISTINCT "table" || ' -> ' || "parent")) FROM pragma_foreign_key_check`,
  parameters: [],
}

const NOW = `strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')`

function recordStart(migration: Migration): Statement {
  return {
    sql: `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at") VALUES (?, ?, ?, ${NOW})`,
    parameters: [recordId(migration), checksum(migration.sql), migration.name],
  }
}

function recordFinish(migration: Migration): Statement {
  return {
    sql: `UPDATE "_prisma_migrations" SET "finished_at" = ${NOW}, "applied_steps_count" = 1 WHERE "id" = ?`,
    parameters: [recordId(migration)],
  }
}

function recordId({ name }: Migration): string {
  const hash = createHash('sha256').update(name).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

function excerpt(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}
