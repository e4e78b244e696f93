import { escapeHtml } from '#app/features/content/rules/escape-html.ts'
import type { SqlOutcome } from '#app/features/content/rules/sql-run.ts'
import { noteOnAnswer, toGrade } from '#app/features/content/rules/task-texts.ts'
import type { Grade, Graded } from '#app/features/content/rules/task-type.ts'
import { compareRows, type Rows } from './compare-rows.ts'
import type { Body, RowSet, SqlAnswer } from './schemas.ts'

/**
 * Compares what a learner's statements yielded with what the solution yields. A known mistake gets its own word,
 * anything else a word on how the rows differ; what SQLite said is escaped.
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
  const note = mistake?.explanation ?? noteOnOutcome(outcome, body)
  return toGrade(html, false, [noteOnAnswer(note)], outcome)
}

type RunOutcome = Exclude<SqlOutcome, { kind: 'unavailable' }>

function isMistake(outcome: RunOutcome, yields: RowSet | null, ordered: boolean): boolean {
  if (!yields) return outcome.kind === 'too-many-rows'
  return outcome.kind === 'rows' && compareRows(outcome, yields, ordered) === 'same'
}

function noteOnOutcome(outcome: RunOutcome, body: Body): string {
  switch (outcome.kind) {
    case 'rows':
      return noteOnDifference(outcome, body)
    case 'error':
      return `SQLite stopped: <code>${escapeHtml(outcome.message)}</code>`
    case 'timeout':
      return `This ran for more than ${count(outcome.limitMs / 1000, 'second')} and was stopped. Does it ever end?`
    case 'too-many-rows':
      return `This gives more than ${count(outcome.limit, 'row')}; the task asks for fewer.`
  }
}

function noteOnDifference(actual: Rows, body: Body): string {
  const { columns, rows } = actual
  const what = body.check === null ? 'Your query gives' : 'Looked up after your statements, the tables give'
  const wanted = body.expected
  if (columns.length === 0)
    return 'These statements give no rows. End with a query, such as <code>SELECT</code>.'
  switch (compareRows(actual, wanted, body.ordered)) {
    case 'columns':
      return `${what} ${count(columns.length, 'column')}; the task asks for ${wanted.columns.length}.`
    case 'row-count':
      return `${what} ${count(rows.length, 'row')}; the task asks for ${wanted.rows.length}.`
    case 'order':
      return 'These are the right rows, in another order than the task asks for.'
    case 'values':
    case 'same':
      return 'The number of rows and columns is right; some of the values are not.'
  }
}

function count(many: number, noun: string): string {
  return many === 1 ? `1 ${noun}` : `${many} ${noun}s`
}
