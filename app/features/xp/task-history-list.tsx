import type { PaidAttempt } from './list-paid-attempts.server.ts'
import { dayInWords } from './rules/day-words.ts'
import { payInWords } from './rules/pay-words.ts'

/** Every answer to one task: when, whether it was right, what it paid and why, and when it brought the task back. */
export function TaskHistoryList({ attempts, today }: TaskHistoryListProps) {
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-raised px-4">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="flex min-h-11 gap-3 py-3">
          <span
            aria-hidden="true"
            className={`w-4 shrink-0 text-center font-bold ${attempt.isCorrect ? 'text-good' : 'text-muted'}`}
          >
            {attempt.isCorrect ? '✓' : '✗'}
          </span>
          <div>
            <p className="font-medium first-letter:uppercase">
              <time dateTime={attempt.localDay}>{dayInWords(attempt.localDay, today)}</time>
              <span className="sr-only">, {attempt.isCorrect ? 'right' : 'not yet'}</span>
            </p>
            <p className="text-sm text-muted">
              {payInWords(attempt, { isToday: attempt.localDay === today })}
              {attempt.nextReviewDay !== null && `; next review ${dayInWords(attempt.nextReviewDay, today)}`}
            </p>
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
