import { Check, X } from 'lucide-react'
import { history } from '#app/words/en/history.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { PaidAttempt } from './list-paid-attempts.server.ts'
import { PaidLine } from './paid-line.tsx'
import { dayInWords } from './rules/day-words.ts'

/** Every answer to one task: when, whether it was right, what it paid and why, and when it brought the task back. */
export function TaskHistoryList({ attempts, today }: TaskHistoryListProps) {
  const [t, tXp] = [useWords(history), useWords(xp)]
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-raised px-4">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="flex min-h-11 gap-3 py-3">
          {attempt.isCorrect ? (
            <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" />
          ) : (
            <X aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
          )}
          <div>
            <p className="font-medium">
              <span className="sr-only">{t(attempt.isCorrect ? 'right' : 'wrong')} </span>
              <time dateTime={attempt.localDay} className="inline-block first-letter:uppercase">
                {dayInWords(tXp, attempt.localDay, today)}
              </time>
            </p>
            <PaidLine attempt={attempt} today={today} />
          </div>
        </li>
      ))}
    </ol>
  )
}

interface TaskHistoryListProps {
  /** Newest first. */
  readonly attempts: readonly PaidAttempt[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}
