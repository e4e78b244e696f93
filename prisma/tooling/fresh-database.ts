import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import type { MigrationProblem } from '#app/data/migrations/migration-problem.ts'
import type { Migration } from '#app/data/migrations/read-migrations.server.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { READ_CATALOG, type CatalogEntry } from './compare-by-hand.ts'

/**
 * What a fresh database with these migrations applied holds.
 *
 * @returns a problem when one of them does not apply
 */
export async function readFreshCatalog(
  migrations: readonly Migration[],
): Promise<Result<readonly CatalogEntry[], MigrationProblem>> {
  return withTemporaryFile(async (path) => {
    const applied = await applyMigrations({ kind: 'file', path }, migrations)
    if (!applied.ok) return fail(applied.reason)
    const connection = Connection.openWritable(path)
    try {
      return ok(readCatalog(connection))
    } finally {
      connection.close()
    }
  })
}

/** The catalog of an open database. */
export function readCatalog(connection: Connection): CatalogEntry[] {
  return connection.table(READ_CATALOG).rows.map(([type, name, table, sql]) => ({
    type: String(type),
    name: String(name),
    table: String(table),
    sql: String(sql),
  }))
}

/** Hands on the path of a database file that does not exist yet, and takes its folder away afterwards. */
export async function withTemporaryFile<Answer>(work: (path: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'hedgeschool-migrations-'))
  try {
    return await work(join(folder, 'app.db'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
