import { createClient, LibsqlBatchError, LibsqlError, type Client, type Value } from '@libsql/client/http'
import type { SqlValue, Statement } from '#app/data/sql.ts'
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
 * A libSQL server as a target of migrations, over HTTP.
 *
 * @param timeoutMs deadline of each request
 * @returns `unavailable` for an address that is not one; nothing is sent yet
 */
export function openRemoteDatabase(
  url: string,
  authToken: string | undefined,
  timeoutMs: number,
): Result<MigrationDatabase, RunRefusal> {
  try {
    const client = createClient({
      url,
      ...(authToken === undefined ? {} : { authToken }),
      fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
    })
    return ok(new RemoteDatabase(url, client))
  } catch (error) {
    return fail(toRefusal(error))
  }
}

class RemoteDatabase implements MigrationDatabase {
  readonly where: string
  readonly #client: Client

  constructor(where: string, client: Client) {
    this.where = where
    this.#client = client
  }

  async readHistory(): Promise<Result<readonly RecordedMigration[] | null, RunRefusal>> {
    try {
      const found = await this.#client.execute(FIND_HISTORY)
      if (found.rows.length === 0) return ok(null)
      const history = await this.#client.execute(READ_HISTORY)
      return ok(history.rows.map((row) => toRecorded(Array.from(row, toSqlValue))))
    } catch (error) {
      return fail(toRefusal(error))
    }
  }

  /**
   * `migrate` is one request: foreign keys off, BEGIN, the statements each only if the one before went well, COMMIT or
   * ROLLBACK, foreign keys on. `batch` would leave them on, and a rebuild would delete child rows by cascade.
   * Source: `executeHranaBatch` in @libsql/client 0.17.4; tried against sqld 0.24.32.
   */
  async runAtomically(statements: readonly Statement[]): Promise<Result<null, RunRefusal>> {
    try {
      await this.#client.migrate(statements.map(({ sql, parameters }) => ({ sql, args: [...parameters] })))
      return ok(null)
    } catch (error) {
      return fail(toRefusal(error))
    }
  }

  close(): void {
    this.#client.close()
  }
}

function toSqlValue(value: Value): SqlValue {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value
}

function toRefusal(error: unknown): RunRefusal {
  if (error instanceof LibsqlBatchError) {
    return { kind: 'refused', index: error.statementIndex, detail: plain(error.message) }
  }
  if (error instanceof LibsqlError && error.code.startsWith('SQL')) {
    return { kind: 'refused', index: null, detail: plain(error.message) }
  }
  if (!(error instanceof Error)) return { kind: 'unavailable', detail: String(error) }
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return { kind: 'unavailable', detail: `${error.message}${cause}` }
}

/** The client repeats the code in front of the message, once for each layer. */
function plain(message: string): string {
  return message.replace(/^(SQL\w*: )+(SQLite error: )?/, '')
}
