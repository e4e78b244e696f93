import type { Compilable } from 'kysely'
import type { Snapshot } from '#app/data/reader.ts'
import { toStatement, type SqlValue } from '#app/data/sql.ts'

/** A named question as it was asked once, with what it was asked about. */
export interface RecordedQuestion {
  readonly name: string
  readonly sql: string
  readonly parameters: readonly SqlValue[]
  readonly rows: number
  readonly durationMs: number
}

/** A snapshot that writes down what is asked. */
export interface RecordingSnapshot extends Snapshot {
  /** Of each name what was asked last. */
  readonly recorded: ReadonlyMap<string, RecordedQuestion>
}

/** Writes down what is asked of a snapshot, and answers as it does. */
export function recordQuestions(view: Snapshot): RecordingSnapshot {
  const recorded = new Map<string, RecordedQuestion>()
  function all<Row>(name: string, query: Compilable<Row>): Row[] {
    const { sql, parameters } = toStatement(query)
    const startedMs = performance.now()
    const rows = view.all(name, query)
    const durationMs = performance.now() - startedMs
    recorded.set(name, { name, sql, parameters, rows: rows.length, durationMs })
    return rows
  }
  return { all, recorded }
}
