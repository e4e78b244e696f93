import type { Client, InStatement, ResultSet } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { Connection, Table } from './connection.server.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import type { ObserveQuery } from './monitor/observe-query.ts'
import type { PrismaReads } from './reader.ts'
import type { SqlValue } from './sql.ts'

/**
 * Prisma over whichever connection of ours is current. The stock file client opens a connection per transaction and loses its PRAGMAs
 * each time; this one has a single handle and can do nothing but answer queries.
 *
 * @param observe told of each query, under `prisma` and the table that it begins with
 */
export function createPrismaReads(
  current: () => Connection,
  observe?: ObserveQuery,
): {
  readonly reads: PrismaReads
  readonly disconnect: () => Promise<void>
} {
  const client = new PrismaClient({ adapter: new ConnectionAdapter(current, observe) })
  return { reads: client, disconnect: () => client.$disconnect() }
}

class ConnectionAdapter extends PrismaLibSql {
  readonly #current: () => Connection
  readonly #observe: ObserveQuery | undefined

  constructor(current: () => Connection, observe: ObserveQuery | undefined) {
    super({ url: ':memory:' }, { timestampFormat: 'iso8601' })
    this.#current = current
    this.#observe = observe
  }

  override createClient(): Client {
    return new ReadOnlyClient(this.#current, this.#observe)
  }
}

class ReadOnlyClient implements Client {
  readonly closed = false
  readonly protocol = 'file'
  readonly #current: () => Connection
  readonly #observe: ObserveQuery | undefined

  constructor(current: () => Connection, observe: ObserveQuery | undefined) {
    this.#current = current
    this.#observe = observe
  }

  execute(statement: InStatement | string): Promise<ResultSet> {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement
    const parameters = Array.isArray(args) ? args.map(toParameter) : []
    const { columns, types, rows } = this.#ask(sql, parameters)
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

  #ask(sql: string, parameters: readonly SqlValue[]): Table {
    const connection = this.#current()
    const startedMs = performance.now()
    const table = connection.table(sql, parameters)
    const durationMs = performance.now() - startedMs
    const rows = table.rows.length
    this.#observe?.({ name: nameOf(sql), sql, parameters: parameters.length, durationMs, rows }, connection)
    return table
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

function nameOf(sql: string): string {
  return `prisma ${FIRST_TABLE.exec(sql)?.[1] ?? ''}`.trimEnd()
}

/** As Prisma writes it; it does not say here which of its questions a query belongs to. */
const FIRST_TABLE = /FROM `main`\.`(\w+)`/

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
