import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
} from 'kysely'
import type { DB } from './generated/kysely/types.ts'

/** What SQLite stores. Booleans are 0 and 1, instants are ISO-8601 text. */
export type SqlValue = string | number | bigint | null | Uint8Array

/** One SQL statement with its parameters, ready for `commit`. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

/**
 * The typed builder for statements and hot questions. It only compiles: it holds no connection, and executing one of
 * its queries throws nothing away and finds nothing.
 * Source: types generated from `prisma/schema` by prisma-kysely.
 */
export const tables = new Kysely<DB>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/**
 * Compiles a query of `tables` to text and parameters.
 *
 * @throws TypeError for a parameter that SQLite cannot store
 */
export function toStatement(query: Compilable): Statement {
  const { sql, parameters } = query.compile()
  return { sql, parameters: parameters.map(toSqlValue) }
}

function toSqlValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value
  }
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot store a ${typeof value}`)
}
