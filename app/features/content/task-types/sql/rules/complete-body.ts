import type { RunSql, SqlOutcome, SqlRun } from '#app/features/content/rules/sql-run.ts'
import type { BodyProblem, BodyTools } from '#app/features/content/rules/task-type.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { compareRows, type Rows } from './compare-rows.ts'
import { describeFailure, previewTables } from './preview-tables.ts'
import type { Body, RowSet, Source } from './schemas.ts'

/**
 * Runs the dataset, the solution and the mistakes, and keeps what they yield.
 *
 * @returns a problem at `dataset` when there is none or it fails, at `solution` when that fails or yields no columns,
 *   and at each mistake's `query` that fails or would count as right; too many rows are a mistake like any other
 */
export async function completeBody(
  source: Source,
  tools: BodyTools,
): Promise<Result<Body, readonly BodyProblem[]>> {
  const { dataset, mistakes, ...rest } = source
  const check = source.check ?? null
  const setup = tools.readDataset(dataset)
  if (setup === null) return failAt(['dataset'], `There is no datasets/${dataset} in this course`)
  const tables = await previewTables(setup, tools.runSql)
  if (!tables.ok) return failAt(['dataset'], tables.reason)
  const expected = await runRows({ setup, statements: source.solution, check }, tools.runSql)
  if (!expected.ok) return failAt(['solution'], expected.reason)
  const outcomes = await Promise.all(
    mistakes.map(({ query }) => tools.runSql({ setup, statements: query, check })),
  )
  const problems: BodyProblem[] = []
  const kept: Body['mistakes'] = []
  outcomes.forEach((outcome, index) => {
    const yields = readMistake(outcome, expected.value, source.ordered)
    if (yields.ok) kept.push({ explanation: mistakes[index]?.explanation ?? '', yields: yields.value })
    else problems.push({ path: ['mistakes', index, 'query'], message: yields.reason })
  })
  if (problems.length > 0) return fail(problems)
  return ok({
    ...rest,
    dataset,
    setup,
    tables: tables.value,
    check,
    expected: expected.value,
    mistakes: kept,
  })
}

function failAt(path: BodyProblem['path'], message: string): Result<never, readonly BodyProblem[]> {
  return fail([{ path, message }])
}

async function runRows(run: SqlRun, runSql: RunSql): Promise<Result<RowSet, string>> {
  const outcome = await runSql(run)
  if (outcome.kind !== 'rows') return fail(describeFailure(outcome))
  if (outcome.columns.length === 0) {
    return fail('Yields no rows to compare: end with a query, or write a check')
  }
  return ok(toRowSet(outcome))
}

/** Null for a mistake that yields more rows than a run may. */
function readMistake(outcome: SqlOutcome, expected: RowSet, ordered: boolean): Result<RowSet | null, string> {
  if (outcome.kind === 'too-many-rows') return ok(null)
  if (outcome.kind !== 'rows') return fail(describeFailure(outcome))
  if (compareRows(outcome, expected, ordered) === 'same') return fail('This would count as right')
  return ok(toRowSet(outcome))
}

function toRowSet({ columns, rows }: Rows): RowSet {
  return { columns: [...columns], rows: rows.map((row) => [...row]) }
}
