import type { Compilable } from 'kysely'
import type { Connection } from './connection.server.ts'
import type { Snapshot } from './reader.ts'
import { toStatement } from './sql.ts'

/** Prepared questions over whichever connection is current; one consistent state where they are asked within one of its transactions. */
export function snapshotOf(current: () => Connection): Snapshot {
  function all<Row>(_name: string, query: Compilable<Row>): Row[] {
    const { sql, parameters } = toStatement(query)
    return current().all<Row>(sql, parameters)
  }
  return { all }
}
