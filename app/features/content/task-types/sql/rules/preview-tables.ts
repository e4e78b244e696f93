import type { RunSql, SqlOutcome } from '#app/features/content/rules/sql-run.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { TablePreview } from './schemas.ts'

/**
 * Looks at what a dataset makes: its tables and views in order, each with its first 8 rows.
 *
 * @returns what SQLite said when the dataset itself, or one of its views, does not work
 */
export async function previewTables(setup: string, runSql: RunSql): Promise<Result<TablePreview[], string>> {
  const made = await runSql({ setup, statements: LIST, check: null })
  if (made.kind !== 'rows') return fail(describeFailure(made))
  const tables: TablePreview[] = []
  for (const [name, statement] of made.rows) {
    const table = String(name)
    // One after the other: the runner has few processes, and learners may be waiting for them.
    const outcome = await runSql({ setup, statements: preview(table), check: null })
    if (outcome.kind !== 'rows') return fail(`${table}: ${describeFailure(outcome)}`)
    tables.push({
      name: table,
      columns: outcome.columns.slice(1),
      rows: outcome.rows.map((row) => row.slice(1)),
      rowCount: Number(outcome.rows[0]?.[0] ?? 0),
      statement: String(statement),
    })
  }
  return ok(tables)
}

/** What went wrong in a run, in one line, for a teacher. */
export function describeFailure(outcome: Exclude<SqlOutcome, { kind: 'rows' }>): string {
  switch (outcome.kind) {
    case 'error':
    case 'unavailable':
      return outcome.message
    case 'timeout':
      return `Not done after ${outcome.limitMs / 1000} s`
    case 'too-many-rows':
      return `More than ${outcome.limit} rows`
  }
}

/** Without SQLite's own tables and the shadow tables of full-text indexes. */
const LIST = `
  SELECT name, sql FROM sqlite_master AS made
  WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT EXISTS (
    SELECT 1 FROM sqlite_master AS index_table
    WHERE index_table.sql LIKE 'CREATE VIRTUAL%' AND made.name LIKE index_table.name || '\\_%' ESCAPE '\\'
  )
  ORDER BY made.rowid`

function preview(table: string): string {
  return `SELECT count(*) OVER (), * FROM "${table.replaceAll('"', '""')}" LIMIT 8`
}
