import type { Compilable } from 'kysely'
import type { Connection } from './connection.server.ts'
import type { ObserveQuery } from './monitor/observe-query.ts'
import type { Snapshot } from './reader.ts'
import { toStatement } from './sql.ts'

/**
 * Prepared questions over whichever connection is current; one consistent state where they are asked within one of its
 * transactions.
 *
 * @param observe told of each question that was answered
 */
export function snapshotOf(current: () => Connection, observe?: ObserveQuery): Snapshot {
  function all<Row>(name: string, query: Compilable<Row>): Row[] {
    const { sql, parameters } = toStatement(query)
    const connection = current()
    if (!observe) return connection.all<Row>(sql, parameters)
    const startedMs = performance.now()
    const rows = connection.all<Row>(sql, parameters)
    const durationMs = performance.now() - startedMs
    observe({ name, sql, parameters: parameters.length, durationMs, rows: rows.length }, connection)
    return rows
  }
  return { all }
}
