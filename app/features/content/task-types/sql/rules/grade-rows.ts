import type { Remark } from '#app/features/content/rules/remark.ts'
import type { SqlOutcome } from '#app/features/content/rules/sql-run.ts'
import { noteOnAnswer, noteRemark, toGrade } from '#app/features/content/rules/task-texts.ts'
import type { Grade, Graded } from '#app/features/content/rules/task-type.ts'
import { compareRows, type Rows } from './compare-rows.ts'
import type { Body, RowSet, SqlAnswer } from './schemas.ts'

/**
 * Compares what a learner's statements yielded with what the solution yields. A known mistake gets its own word,
 * anything else a remark on how the rows differ.
 *
 * @throws Error when nothing was run, or not to an end: whoever grades runs what `toRun` asks for, and refuses the
 *   answer while that is unavailable
 */
export function gradeRows({ body, html, outcome }: Graded<Body, SqlAnswer>): Grade {
  if (!outcome || outcome.kind === 'unavailable') {
    throw new Error('An SQL task was graded without having been run')
  }
  if (outcome.kind === 'rows' && compareRows(outcome, body.expected, body.ordered) === 'same') {
    return toGrade(html, true, [], outcome)
  }
  const mistake = html.mistakes.find(({ yields }) => isMistake(outcome, yields, body.ordered))
  const note = mistake ? noteOnAnswer(mistake.explanation) : noteRemark(remarkOnOutcome(outcome, body))
  return toGrade(html, false, [note], outcome)
}

type RunOutcome = Exclude<SqlOutcome, { kind: 'unavailable' }>

function isMistake(outcome: RunOutcome, yields: RowSet | null, ordered: boolean): boolean {
  if (!yields) return outcome.kind === 'too-many-rows'
  return outcome.kind === 'rows' && compareRows(outcome, yields, ordered) === 'same'
}

function remarkOnOutcome(outcome: RunOutcome, body: Body): Remark {
  switch (outcome.kind) {
    case 'rows':
      return remarkOnDifference(outcome, body)
    case 'error':
      return { kind: 'sql-error', message: outcome.message }
    case 'timeout':
      return { kind: 'sql-timeout', limitMs: outcome.limitMs }
    case 'too-many-rows':
      return { kind: 'sql-too-many-rows', limit: outcome.limit }
  }
}

function remarkOnDifference(actual: Rows, body: Body): Remark {
  const { columns, rows } = actual
  const wanted = body.expected
  const isAfter = body.check !== null
  if (columns.length === 0) return { kind: 'sql-no-rows' }
  switch (compareRows(actual, wanted, body.ordered)) {
    case 'columns':
      return { kind: 'sql-columns', count: columns.length, wanted: wanted.columns.length, isAfter }
    case 'row-count':
      return { kind: 'sql-rows', count: rows.length, wanted: wanted.rows.length, isAfter }
    case 'order':
      return { kind: 'sql-order' }
    case 'values':
    case 'same':
      return { kind: 'sql-values' }
  }
}
