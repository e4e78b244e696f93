import type { QuestionSummary } from '#app/data/monitor/node-report.ts'
import type { SlowQuery } from '#app/data/monitor/slow-queries.ts'
import { msOf } from './rules/figure-words.ts'

/** What is asked of the copy, the most expensive first. */
export function QuestionTable({ questions }: { readonly questions: readonly QuestionSummary[] }) {
  return (
    <div
      className="overflow-x-auto rounded-card border border-line bg-raised"
      tabIndex={0}
      role="region"
      aria-labelledby="questions"
    >
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b border-line text-muted">
            {['Question', 'Times', 'Mean', 'Longest', 'Rows'].map((heading) => (
              <th key={heading} scope="col" className="px-4 py-2 font-semibold">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map(({ name, count, meanMs, longestMs, rows }) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th scope="row" className="px-4 py-2 font-mono font-normal">
                {name}
              </th>
              <td className="px-4 py-2">{count}</td>
              <td className="px-4 py-2 whitespace-nowrap">{msOf(meanMs)}</td>
              <td className="px-4 py-2 whitespace-nowrap">{msOf(longestMs)}</td>
              <td className="px-4 py-2">{rows}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The last questions that took longer than they may, with SQLite's plan. */
export function SlowQuestions({ slow }: { readonly slow: readonly SlowQuery[] }) {
  if (slow.length === 0) return <p className="text-muted">None took longer than 20 ms since the start.</p>
  return (
    <ul className="space-y-3">
      {slow.map(({ name, sql, durationMs, rows, atMs, plan }) => (
        <li key={`${atMs} ${name}`} className="rounded-card border border-line bg-raised">
          <details>
            <summary className="min-h-11 cursor-pointer px-4 py-2.5">
              <span className="font-mono">{name}</span>, {msOf(durationMs)}, {rows} rows,{' '}
              <time dateTime={new Date(atMs).toISOString()}>
                {new Date(atMs).toISOString().slice(11, 19)} UTC
              </time>
            </summary>
            <pre className="overflow-x-auto border-t border-line px-4 py-3 text-sm whitespace-pre-wrap">
              {plan === null ? sql : `${sql}\n\n${plan}`}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  )
}
