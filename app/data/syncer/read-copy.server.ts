import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { Connection } from '#app/data/connection.server.ts'
import { newestMark, type LedgerMark } from '#app/data/ledger.ts'
import { FIND_HISTORY, READ_HISTORY } from '#app/data/migrations/migration-database.server.ts'
import { toStatement } from '#app/data/sql.ts'
import { isSqliteFailure } from '#app/data/sqlite-refusal.ts'

/** What a copy says of itself. */
export interface CopyFacts {
  readonly newest: LedgerMark | null
  /** Names of the migrations that it has had; empty before the first. */
  readonly migrations: readonly string[]
}

/**
 * Opens a copy and reads what it says of itself.
 *
 * @returns why it cannot be read, for the log
 */
export function readCopy(path: string, encryptionKey?: string): CopyFacts | { readonly unreadable: string } {
  if (!existsSync(path)) return { unreadable: 'there is none' }
  if (encryptionKey !== undefined && isPlain(path)) return { unreadable: NOT_ENCRYPTED }
  let connection: Connection | null = null
  try {
    connection = Connection.openReadOnly(path, encryptionKey)
    return readFacts(connection)
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) }
  } finally {
    connection?.close()
  }
}

function readFacts(connection: Connection): CopyFacts {
  const history = connection.table(FIND_HISTORY).rows.length > 0 ? connection.table(READ_HISTORY).rows : []
  return { newest: findNewest(connection), migrations: history.map(([name]) => String(name)) }
}

/** The newest mark of a database; null where nothing was ever committed or even migrated. */
function findNewest(connection: Connection): LedgerMark | null {
  const { sql, parameters } = toStatement(newestMark)
  try {
    return connection.all<LedgerMark>(sql, parameters)[0] ?? null
  } catch (error) {
    if (isSqliteFailure(error) && error.message.includes('no such table')) return null
    throw error
  }
}

/** What is wrong with a plain copy where there is a key. */
export const NOT_ENCRYPTED = 'it is not encrypted, though a key is set'

/** Whether a file begins as every SQLite file does that is not encrypted. Source: sqlite.org/fileformat.html, 1.3. */
export function isPlain(path: string): boolean {
  const head = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, 16, 0)
  } finally {
    closeSync(file)
  }
  return head.toString('latin1') === 'SQLite format 3\0'
}
