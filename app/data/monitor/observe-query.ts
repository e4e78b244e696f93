import type { Connection } from '#app/data/connection.server.ts'

/** A query that was answered. What was asked for is left out: parameters may be somebody's own. */
export interface AnsweredQuery {
  /** As `Snapshot.all` was given it; for Prisma `prisma` and the table. */
  readonly name: string
  readonly sql: string
  readonly parameters: number
  readonly durationMs: number
  readonly rows: number
}

/**
 * Told of each query, at once after its answer. Called for every question of every page: what it does has to be cheap.
 *
 * @param connection the query's own, good until the call returns
 */
export type ObserveQuery = (query: AnsweredQuery, connection: Pick<Connection, 'explain'>) => void
