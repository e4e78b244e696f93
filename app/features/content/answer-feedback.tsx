import { Check, X } from 'lucide-react'
import { Notice } from '#app/ui/notice.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { RemarkText } from './remark-text.tsx'
import type { GradedAnswer } from './rules/answer-result.ts'
import type { SqlCell, SqlOutcome } from './rules/sql-run.ts'
import type { ExplanationNote } from './rules/task-type.ts'

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
              <li
                key={index}
                className={`border-s-2 ps-3 ${note.isRight ? 'border-good' : 'border-line-strong'}`}
              >
                <Note note={note} />
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

function Note({ note: { about, slot, isRight, html, remark } }: { readonly note: ExplanationNote }) {
  const t = useWords(tasks)
  return (
    <>
      {about !== null && (
        <div className="flex gap-2 font-semibold">
          <VerdictIcon isRight={isRight} className="mt-1 size-4" />
          <span className="sr-only">{t(isRight ? 'feedback.rightNote' : 'feedback.wrongNote')}</span>
          {slot && <span className="shrink-0">{t(`feedback.${slot.kind}`, { number: slot.number })}</span>}
          <Prose html={about} className="min-w-0" />
        </div>
      )}
      {remark && (
        <p>
          <RemarkText remark={remark} />
        </p>
      )}
      {html !== '' && <Prose html={html} />}
    </>
  )
}

/** Right or wrong, what it paid and why, and when the task comes back. */
export function AnswerVerdict({ isCorrect, payWords, returnWords }: AnswerVerdictProps) {
  const t = useWords(tasks)
  return (
    <div>
      <p className={`flex items-center gap-2 text-lg font-bold ${isCorrect ? 'text-good' : 'text-bad'}`}>
        <VerdictIcon isRight={isCorrect} className="size-6" />
        <span>{t(isCorrect ? 'feedback.right' : 'feedback.notYet')}</span>
      </p>
      <p className={`quiet:hidden ${isCorrect ? 'font-semibold text-earned' : ''}`}>{payWords}</p>
      {returnWords && <p className="text-sm">{returnWords}</p>}
    </div>
  )
}

interface AnswerVerdictProps {
  readonly isCorrect: boolean
  /** What it paid, and why. */
  readonly payWords: string
  /** `This task comes back on Friday.`; empty where the schedule says nothing. */
  readonly returnWords: string
}

function VerdictIcon({ isRight, className }: { readonly isRight: boolean; readonly className: string }) {
  const Icon = isRight ? Check : X
  return <Icon aria-hidden="true" className={`shrink-0 ${isRight ? 'text-good' : 'text-bad'} ${className}`} />
}

function OutcomeTable({ outcome }: { readonly outcome: Extract<SqlOutcome, { kind: 'rows' }> }) {
  const t = useWords(tasks)
  const { columns, rows } = outcome
  if (columns.length === 0) return null
  return (
    <details open={rows.length <= 12} aria-live="off">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        {t('feedback.sqlGave', { count: rows.length })}
      </summary>
      <div className="prose">
        <div className="table-scroll" tabIndex={0} role="group" aria-label={t('feedback.sqlRegion')}>
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
