import type { ReactNode } from 'react'
import type { QuestionSummary } from '#app/data/monitor/node-report.ts'
import type { SlowQuery } from '#app/data/monitor/slow-queries.ts'
import { system } from '#app/words/en/system.ts'
import { useWords } from '#app/words/use-words.ts'
import { countIn, msOf } from './rules/figure-words.ts'

/** What is asked of the copy, the most expensive first. */
export function QuestionTable({ questions }: { readonly questions: readonly QuestionSummary[] }) {
  const t = useWords(system)
  return (
    <div
      className="overflow-x-auto rounded-card border border-line bg-raised"
      tabIndex={0}
      role="group"
      aria-labelledby="questions"
    >
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-muted">
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="px-4 py-2 text-end font-semibold first:text-start">
                {t(`questions.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map(({ name, count, meanMs, longestMs, rows }) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th scope="row" className="px-4 py-2 text-start font-mono font-normal whitespace-nowrap">
                {name}
              </th>
              <td className={FIGURE}>{countIn(t, count)}</td>
              <td className={FIGURE}>{msOf(t, meanMs)}</td>
              <td className={FIGURE}>{msOf(t, longestMs)}</td>
              <td className={FIGURE}>{countIn(t, rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const FIGURE = 'px-4 py-2 text-end whitespace-nowrap tabular-nums'

const HEADINGS = ['name', 'times', 'mean', 'longest', 'rows'] as const

/** The last questions that took longer than they may, with SQLite's plan. */
export function SlowQuestions({ slow }: { readonly slow: readonly SlowQuery[] }) {
  const t = useWords(system)
  if (slow.length === 0) {
    return <p className="text-muted">{t('questions.noneSlow', { duration: msOf(t, SLOW_MS) })}</p>
  }
  return (
    <ul className="space-y-3">
      {slow.map((one) => (
        <SlowQuestion key={`${one.atMs} ${one.name}`} slow={one} />
      ))}
    </ul>
  )
}

function SlowQuestion({ slow }: { readonly slow: SlowQuery }) {
  const t = useWords(system)
  const { name, sql, durationMs, rows, atMs, plan } = slow
  const at = new Date(atMs).toISOString()
  const time = (chunks: ReactNode) => <time dateTime={at}>{chunks}</time>
  const said = { question: name, duration: msOf(t, durationMs), rows, clock: at.slice(11, 19) }
  return (
    <li className="rounded-card border border-line bg-raised">
      <details>
        <summary className="min-h-11 cursor-pointer px-4 py-2.5">
          {t.rich('questions.slow', { ...said, name: inCode, time })}
        </summary>
        <pre className="overflow-x-auto border-t border-line px-4 py-3 text-sm whitespace-pre-wrap">
          {plan === null ? sql : `${sql}\n\n${plan}`}
        </pre>
      </details>
    </li>
  )
}

const inCode = (chunks: ReactNode) => <span className="font-mono">{chunks}</span>

/** As the monitor has it. */
const SLOW_MS = 20
