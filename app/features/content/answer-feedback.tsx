import { Notice } from '#app/ui/notice.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { GradedAnswer } from './rules/answer-result.ts'
import type { SqlCell, SqlOutcome } from './rules/sql-run.ts'

/** What is said about an answer: right or wrong, why, what was earned for what, and when the task comes back. */
export function AnswerFeedback({ result }: { readonly result: GradedAnswer }) {
  const { isCorrect, explanation } = result.grade
  return (
    <Notice tone={isCorrect ? 'good' : 'bad'} isAnnounced={false}>
      <div className="space-y-3">
        <AnswerVerdict isCorrect={isCorrect} payWords={result.payWords} returnWords={result.returnWords} />
        {explanation.notes.length > 0 && (
          <ul className="space-y-2">
            {explanation.notes.map((note, index) => (
              <li key={index} className="border-l-2 border-line-strong pl-3">
                {note.about !== null && (
                  <div className="flex gap-2 font-semibold">
                    <span aria-hidden="true">{note.isRight ? '✓' : '✗'}</span>
                    <span className="sr-only">{note.isRight ? 'Right:' : 'Wrong:'}</span>
                    <Prose html={note.about} />
                  </div>
                )}
                <Prose html={note.html} />
              </li>
            ))}
          </ul>
        )}
        <Prose html={explanation.general} />
        {explanation.outcome?.kind === 'rows' && <OutcomeTable outcome={explanation.outcome} />}
      </div>
    </Notice>
  )
}

/** Right or wrong, what it paid and why, and when the task comes back. */
export function AnswerVerdict({ isCorrect, payWords, returnWords }: AnswerVerdictProps) {
  return (
    <div>
      <p className="text-lg font-bold">
        <span className={isCorrect ? 'text-good' : 'text-bad'}>{isCorrect ? '✓ Right' : '✗ Not yet'}</span>
      </p>
      <p className={`quiet:hidden ${isCorrect ? 'font-semibold text-earned' : ''}`}>{payWords}</p>
      {returnWords && <p className="text-sm">This task {returnWords}.</p>}
    </div>
  )
}

interface AnswerVerdictProps {
  readonly isCorrect: boolean
  /** What it paid, and why. */
  readonly payWords: string
  /** `comes back on Friday`; empty where the schedule says nothing. */
  readonly returnWords: string
}

function OutcomeTable({ outcome }: { readonly outcome: Extract<SqlOutcome, { kind: 'rows' }> }) {
  const { columns, rows } = outcome
  if (columns.length === 0) return null
  return (
    <details open={rows.length <= 12} aria-live="off">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        What your SQL gave: {rows.length} {rows.length === 1 ? 'row' : 'rows'}
      </summary>
      <div className="prose">
        <div className="table-scroll" tabIndex={0} role="region" aria-label="What your SQL gave">
          <table>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={index} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, cellIndex) => (
                    <td key={cellIndex} className={isDate(cell) ? 'whitespace-nowrap' : ''}>
                      {cell === null ? <em className="text-muted">NULL</em> : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  )
}

/** Dates break badly: `2019-03-` and `02` are no words. */
function isDate(cell: SqlCell): boolean {
  return typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell)
}
