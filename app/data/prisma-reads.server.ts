import type { Client, InStatement, ResultSet } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { Connection } from './connection.server.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import type { PrismaReads } from './reader.ts'
import type { SqlValue } from './sql.ts'

/**
 * Prisma over whichever connection of ours is current. The stock file client opens a connection per transaction and loses its PRAGMAs
 * each time; this one has a single handle and can do nothing but answer queries.
 */
export function createPrismaReads(current: () => Connection): {
  readonly reads: PrismaReads
  readonly disconnect: () => Promise<void>
} {
  const client = new PrismaClient({ adapter: new ConnectionAdapter(current) })
  return { reads: client, disconnect: () => client.$disconnect() }
}

class ConnectionAdapter extends PrismaLibSql {
  readonly #current: () => Connection

  constructor(current: () => Connection) {
    super({ url: ':memory:' }, { timestampFormat: 'iso8601' })
    this.#current = current
  }

  override createClient(): Client {
    return new ReadOnlyClient(this.#current)
  }
}

class ReadOnlyClient implements Client {
  readonly closed = false
  readonly protocol = 'file'
  readonly #current: () => Connection

  constructor(current: () => Connection) {
    this.#current = current
  }

  execute(statement: InStatement | string): Promise<ResultSet> {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement
    const parameters = Array.isArray(args) ? args.map(toParameter) : []
    const { columns, types, rows } = this.#current().table(sql, parameters)
    const result = {
      columns: [...columns],
      columnTypes: [...types],
      rows: rows.map((row) => Object.assign([...row], {})),
      rowsAffected: 0,
      lastInsertRowid: undefined,
      toJSON: () => ({ columns, rows }),
    }
    // cast: libSQL's Row is an array that also has named keys; Prisma's adapter reads it by index only.
    return Promise.resolve(result as unknown as ResultSet)
  }

  batch = refuse
  migrate = refuse
  transaction = refuse
  executeMultiple = refuse
  sync = refuse

  reconnect(): void {
    // The connection is its owner's.
  }

  close(): void {
    // The connection is its owner's.
  }
}

function refuse(): never {
  throw new Error('Prisma only reads here: writes go through Journal.append or Primary.commit')
}

/** Prisma writes instants as `+00:00`; the database holds them with `Z`, and text is compared as text. */
function toParameter(value: unknown): SqlValue {
  if (typeof value === 'string') return PRISMA_INSTANT.test(value) ? value.replace('+00:00', 'Z') : value
  if (typeof value === 'number' || typeof value === 'bigint' || value === null) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  throw new TypeError(`SQLite cannot compare a ${typeof value}`)
}

const PRISMA_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/
