import type { Compilable, CompiledQuery } from 'kysely'
import type { SqlValue } from './sql.ts'

/** What a prepared question may be given, by name. No null, which SQL does not compare, and no list: its length varies. */
export type Given = Readonly<Record<string, Exclude<SqlValue, null> | boolean>>

/**
 * Prepares a question that is asked very often: it is built and compiled once, when it is first asked, which else takes
 * longer than the answer. To be called where a module begins, never for each question.
 *
 * @param build what it is given are places for values, not values: they may be compared with, and nothing else
 * @returns the question with its values, for `Snapshot.all`
 */
export function prepare<Values extends Given, Row>(
  build: (given: Values) => Compilable<Row>,
): (given: Values) => Compilable<Row> {
  let compiled: CompiledQuery<Row> | null = null
  return (given) => ({
    compile() {
      compiled ??= build(places<Values>()).compile()
      const { query, queryId, sql } = compiled
      return { query, queryId, sql, parameters: compiled.parameters.map((one) => fill(one, given)) }
    },
  })
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

function places<Values extends Given>(): Values {
  const anyPlace = new Proxy({}, { get: (_, name) => new Place(String(name)) })
  // cast: builders take places for the values that they are typed with, and hand them on as parameters.
  return anyPlace as Values
}

function fill(parameter: unknown, given: Given): unknown {
  return parameter instanceof Place ? given[parameter.name] : parameter
}
