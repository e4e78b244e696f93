import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '#app/data/connection.server.ts'
import type { Statement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import {
  FIND_HISTORY,
  READ_HISTORY,
  toRecorded,
  type MigrationDatabase,
  type RecordedMigration,
  type RunRefusal,
} from './migration-database.server.ts'

/**
 * A local file as a target of migrations, on a connection of its own.
 *
 * @param access `read` needs the file to exist; `write` creates it
 * @returns `unavailable` when it cannot be opened or is no database
 */
export function openLocalDatabase(
  path: string,
  access: 'read' | 'write',
): Result<MigrationDatabase, RunRefusal> {
  try {
    const connection = access === 'read' ? Connection.openReadOnly(path) : Connection.openWritable(path)
    return ok(new LocalDatabase(path, connection))
  } catch (error) {
    return fail({ kind: 'unavailable', detail: message(error) })
  }
}

class LocalDatabase implements MigrationDatabase {
  readonly where: string
  readonly #connection: Connection

  constructor(where: string, connection: Connection) {
    this.where = where
    this.#connection = connection
  }

  async readHistory(): Promise<Result<readonly RecordedMigration[] | null, RunRefusal>> {
    return whenFree(() => {
      if (this.#connection.table(FIND_HISTORY).rows.length === 0) return ok(null)
      return ok(this.#connection.table(READ_HISTORY).rows.map(toRecorded))
    })
  }

  async runAtomically(statements: readonly Statement[]): Promise<Result<null, RunRefusal>> {
    return whenFree(() => {
      let index: number | null = null
      // Outside of the transaction: inside, SQLite ignores it.
      this.#connection.exec('PRAGMA foreign_keys = OFF')
      try {
        this.#connection.transaction('immediate', () => {
          for (const statement of statements) {
            index = index === null ? 0 : index + 1
            this.#run(statement)
          }
          index = null
        })
        return ok(null)
      } catch (error) {
        if (isBusy(error)) throw error
        return fail({ kind: 'refused', index, detail: message(error) })
      } finally {
        this.#connection.exec('PRAGMA foreign_keys = ON')
      }
    })
  }

  close(): void {
    this.#connection.close()
  }

  /** `exec` keeps no prepared statement, which would hold on to a table that the next one drops. */
  #run({ sql, parameters }: Statement): void {
    if (parameters.length === 0) this.#connection.exec(sql)
    else this.#connection.run(sql, parameters)
  }
}

/** Another process may hold the lock for a moment; waiting inside SQLite would stop the event loop. */
async function whenFree<Value>(work: () => Result<Value, RunRefusal>): Promise<Result<Value, RunRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || attempt === BUSY_ATTEMPTS)
        return fail({ kind: 'unavailable', detail: message(error) })
    }
    await sleep(BUSY_PAUSE_MS)
  }
}

const BUSY_ATTEMPTS = 50
const BUSY_PAUSE_MS = 100

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database (table )?is locked/i.test(error.message)
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
