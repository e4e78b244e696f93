import type { Compilable } from 'kysely'
import type { Connection } from '#app/data/connection.server.ts'
import type { LedgerMark } from '#app/data/ledger.ts'
import type { HttpFailure } from '#app/data/primary-http.server.ts'
import { toStatement, type Statement } from '#app/data/sql.ts'
import { isSqliteFailure } from '#app/data/sqlite-refusal.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { emptyTables } from './database-files.ts'

/** One commit, as copies replay it. */
export interface Batch {
  readonly statements: readonly Statement[]
  readonly mark: LedgerMark
}

type Rows = Record<string, unknown>[]

/** The primary: a real database, and the log of its commits, which copies follow. */
export class SimulatedPrimary {
  readonly connection: Connection
  #log: Batch[] = []

  constructor(connection: Connection) {
    this.connection = connection
  }

  /** The commits of the history that it has now, oldest first. */
  get log(): readonly Batch[] {
    return this.#log
  }

  /** All of the statements or none; the last has to answer the ledger's row. */
  execute(statements: readonly Statement[]): Result<Rows[], HttpFailure & { readonly kind: 'refused' }> {
    let place: number | null = null
    try {
      const rows = this.connection.transaction('immediate', () =>
        statements.map(({ sql, parameters }, index) => {
          place = index
          return this.connection.all<Record<string, unknown>>(sql, parameters)
        }),
      )
      this.#log.push({ statements, mark: this.#newestMark() })
      return ok(rows)
    } catch (error) {
      if (!isSqliteFailure(error)) throw error
      return fail({ kind: 'refused', failure: error, place })
    }
  }

  ask<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = toStatement(query)
    return this.connection.all<Row>(sql, parameters)
  }

  /** Goes back to what it was after so many commits. */
  restore(count: number): void {
    this.#log = this.#log.slice(0, count)
    replay(this.connection, this.#log, true)
  }

  /** Another database takes its place. */
  wipe(): void {
    this.restore(0)
  }

  #newestMark(): LedgerMark {
    const [mark] = this.connection.all<LedgerMark>('SELECT seq, id FROM Ledger ORDER BY seq DESC LIMIT 1')
    if (!mark) throw new Error('a commit without a mark')
    return mark
  }
}

/** Applies commits to a database, to an empty one where it is to begin anew. */
export function replay(connection: Connection, batches: readonly Batch[], isAnew: boolean): void {
  if (isAnew) emptyTables(connection)
  if (batches.length === 0) return
  connection.transaction('immediate', () => {
    for (const { statements } of batches) {
      for (const { sql, parameters } of statements) connection.all(sql, parameters)
    }
  })
}
