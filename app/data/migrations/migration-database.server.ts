import type { SqlValue, Statement } from '#app/data/sql.ts'
import type { Result } from '#app/kernel/result.ts'

/** One row of Prisma's own table `_prisma_migrations`, as far as it matters here. */
export interface RecordedMigration {
  readonly name: string
  readonly checksum: string
  readonly finished: boolean
}

/** Why nothing was written. An index points into the given statements; null when it is not known. */
export type RunRefusal =
  | { readonly kind: 'refused'; readonly index: number | null; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string }

/** A database that migrations are applied to: a local file or a libSQL server. */
export interface MigrationDatabase {
  /** For messages: its path or address. */
  readonly where: string
  /** What it has had, in order of names; null when it has no such table. Rolled back ones are left out. */
  readHistory(): Promise<Result<readonly RecordedMigration[] | null, RunRefusal>>
  /** Runs all of the statements or none, foreign keys off meanwhile, so that a rebuild deletes no child rows. */
  runAtomically(statements: readonly Statement[]): Promise<Result<null, RunRefusal>>
  close(): void
}

/** Whether there is a history. */
export const FIND_HISTORY = `SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`

/** The history, without what was rolled back. */
export const READ_HISTORY = `SELECT migration_name, checksum, finished_at IS NOT NULL
  FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`

/** Reads one row of `READ_HISTORY`. */
export function toRecorded(row: readonly SqlValue[]): RecordedMigration {
  const [name, sum, finished] = row
  return { name: String(name), checksum: String(sum), finished: Number(finished) === 1 }
}
