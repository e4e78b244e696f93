import { MINUTE_MS } from '#app/kernel/time.ts'
import { explainQuery } from './explain-query.ts'
import type { AnsweredQuery, ObserveQuery } from './observe-query.ts'

/** A query that took too long. */
export interface SlowQuery {
  readonly name: string
  /** Cut off where it is very long. */
  readonly sql: string
  readonly durationMs: number
  readonly rows: number
  /** Milliseconds since the epoch. */
  readonly atMs: number
  /** What SQLite says of its plan; null where a minute has not passed since it was asked about this name. */
  readonly plan: string | null
}

/** What keeping them needs. */
export interface SlowQueriesOptions {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number
  /** Told of a slow query, for the log; of each name once a minute at most. */
  readonly onSlow: (query: SlowQuery) => void
}

/** Queries that take longer are slow: a page asks several, and nothing else runs meanwhile. */
export const SLOW_MS = 20

/** The last slow queries, with the plan that explains each. */
export class SlowQueries {
  readonly #options: SlowQueriesOptions
  readonly #kept: SlowQuery[] = []
  readonly #toldAtMs = new Map<string, number>()

  constructor(options: SlowQueriesOptions) {
    this.#options = options
  }

  /** Keeps one. */
  readonly add: ObserveQuery = (query, connection) => {
    const atMs = this.#options.nowMs()
    const isTold = atMs - (this.#toldAtMs.get(query.name) ?? Number.NEGATIVE_INFINITY) < MINUTE_MS
    const { name, durationMs, rows } = query
    const sql = query.sql.slice(0, MAX_SQL_LENGTH)
    const slow = { name, sql, durationMs, rows, atMs, plan: isTold ? null : planOf(query, connection) }
    this.#kept.push(slow)
    if (this.#kept.length > MAX_KEPT) this.#kept.shift()
    if (isTold) return
    if (this.#toldAtMs.size >= MAX_NAMES) this.#toldAtMs.clear()
    this.#toldAtMs.set(name, atMs)
    this.#options.onSlow(slow)
  }

  /** The last of them, newest first. */
  list(): SlowQuery[] {
    return this.#kept.toReversed()
  }
}

/** Watching must not fail what it watches: a file may have been damaged since. */
function planOf({ sql }: AnsweredQuery, connection: Parameters<ObserveQuery>[1]): string | null {
  try {
    return explainQuery(connection, sql)
  } catch {
    return null
  }
}

const MAX_KEPT = 50
const MAX_NAMES = 500
const MAX_SQL_LENGTH = 4_000
