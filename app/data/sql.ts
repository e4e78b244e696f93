import {
  DummyDriver,
  Kysely,
  sql as template,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
  type Generated,
  type RawBuilder,
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
export const tables = new Kysely<DB & SearchTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** The FTS5 tables, which Prisma's schema cannot say; as in `prisma/expressed-by-hand.ts`. */
interface SearchTables {
  ContentSearch: {
    rowid: Generated<number>
    kind: 'course' | 'module' | 'lesson'
    /** Of the course, module or lesson. */
    refId: string
    courseId: string
    title: string
    /** Plain text. */
    body: string
  }
}

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

/** What a prepared question may be given, by name. No null, which SQL does not compare, and no list, whose length varies: see `toList`. */
export type Given = Readonly<Record<string, Exclude<SqlValue, null> | boolean>>

/**
 * Prepares a question that is asked very often: it is built and compiled once, when it is first asked, which else takes
 * longer than the answer. To be called where a module begins, never for each question.
 *
 * @param build is given places for values, not values: they may be compared with, and nothing else
 * @returns the question with its values, for `Snapshot.all`
 */
export function prepare<Values extends Given, Row>(
  build: (given: Values) => Compilable<Row>,
): (given: Values) => Compilable<Row> {
  let compiled: CompiledQuery<Row> | null = null
  return (given) => ({
    compile() {
      // cast: builders take places for the values that they are typed with, and hand them on as parameters.
      compiled ??= build(PLACES as Values).compile()
      const { query, queryId, sql } = compiled
      return { query, queryId, sql, parameters: compiled.parameters.map((one) => fill(one, given)) }
    },
  })
}

/**
 * Prepares a statement that is run very often, as `prepare` does a question. Places may be values and be compared with.
 *
 * @returns the statement with its values
 * @throws TypeError for a value that SQLite cannot store
 */
export function prepareStatement<Values extends Readonly<Record<string, SqlValue | boolean>>>(
  build: (given: Values) => Compilable,
): (given: Values) => Statement {
  let compiled: CompiledQuery | null = null
  return (given) => {
    // cast: as in `prepare`.
    compiled ??= build(PLACES as Values).compile()
    return { sql: compiled.sql, parameters: compiled.parameters.map((one) => toSqlValue(fill(one, given))) }
  }
}

/**
 * For `in` within a prepared question: the texts of a list that `toList` has made one value of.
 *
 * @param list the place that the question is given for it
 */
export function textsOf(list: string): RawBuilder<string> {
  return template<string>`(select value from json_each(${list}))`
}

/** Makes one value of many texts, however many: the question stays the same. */
export function toList(texts: readonly string[]): string {
  return JSON.stringify(texts)
}

/** Where a value goes that is only known when the question is asked. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(`${this.name} has no value while its question is prepared`)
  }
}

const PLACES: unknown = new Proxy({}, { get: (_, name) => new Place(String(name)) })

function fill(parameter: unknown, given: Readonly<Record<string, unknown>>): unknown {
  return parameter instanceof Place ? given[parameter.name] : parameter
}
