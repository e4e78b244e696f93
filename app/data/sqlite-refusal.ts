import type { CommitRefusal } from './primary.ts'

/** What SQLite says of a failure, whether the database is a file or behind HTTP. */
export interface SqliteFailure {
  /** Extended result code, e.g. `SQLITE_CONSTRAINT_UNIQUE`. */
  readonly code: string
  readonly message: string
}

/**
 * Names an expected failure in the product's terms.
 *
 * @param statementIndex index of the statement at fault, where known
 * @returns null when the failure is none of the expected ones: a bug, to be thrown on
 * @see https://www.sqlite.org/rescode.html
 */
export function toCommitRefusal(failure: SqliteFailure, statementIndex: number | null): CommitRefusal | null {
  const code = toRefusalCode(failure)
  if (!code) return null
  return {
    code,
    field: toField(failure.message),
    statementIndex,
    detail: `${failure.code}: ${failure.message}`,
  }
}

/** Whether another connection holds the write lock right now. */
export function isBusy(error: unknown): boolean {
  return isSqliteFailure(error) && error.code.startsWith('SQLITE_BUSY')
}

/** Whether SQLite found that a copy is not what it should be, or cannot be read: shorter than its index says, for one. */
export function isDamage(error: unknown): boolean {
  return isSqliteFailure(error) && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code)
}

/** Whether an error came from SQLite; libsql bundles its own error class, so the shape decides. */
export function isSqliteFailure(error: unknown): error is Error & SqliteFailure {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_')
  )
}

/**
 * Over HTTP every constraint has the one code `SQLITE_CONSTRAINT`, and ON DELETE RESTRICT is a trigger to SQLite; the
 * message says which it was, in the same words everywhere.
 */
function toRefusalCode({ code, message }: SqliteFailure): CommitRefusal['code'] | null {
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    if (message.includes('UNIQUE constraint failed')) return 'DUPLICATE_ENTRY'
    if (message.includes('FOREIGN KEY')) return 'FOREIGN_KEY_ERROR'
    return /(^|: )stale$/.test(message) ? 'STALE' : 'VALIDATION_ERROR'
  }
  return UNAVAILABLE.some((prefix) => code.startsWith(prefix)) ? 'UNAVAILABLE' : null
}

const UNAVAILABLE = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
] as const

/** From `UNIQUE constraint failed: User.email` or `NOT NULL constraint failed: User.name`. */
function toField(message: string): string | null {
  return /constraint failed: \w+\.(\w+)/.exec(message)?.[1] ?? null
}
