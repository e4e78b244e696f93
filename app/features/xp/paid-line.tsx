import type { ReactNode } from 'react'
import { history } from '#app/words/en/history.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { dayInWords } from './rules/day-words.ts'
import { payInWords } from './rules/pay-words.ts'
import type { Pay } from './rules/pay.ts'

/** What an answer paid and why, and when its task comes back. */
export function PaidLine({ attempt, today }: PaidLineProps) {
  const [t, tXp] = [useWords(history), useWords(xp)]
  const { localDay, nextReviewDay } = attempt
  const words = payInWords(tXp, attempt, { isToday: localDay === today })
  const pay = (chunks: ReactNode) => <span className="quiet:hidden">{chunks}</span>
  return (
    <p className="text-sm text-muted">
      {nextReviewDay === null
        ? t.rich('paid', { words, pay })
        : t.rich('paidAndNext', { words, pay, day: dayInWords(tXp, nextReviewDay, today) })}
    </p>
  )
}

interface PaidLineProps {
  readonly attempt: Pay & {
    /** `YYYY-MM-DD` where the learner was. */
    readonly localDay: string
    /** `YYYY-MM-DD`; null where the schedule says nothing. */
    readonly nextReviewDay: string | null
  }
  /** `YYYY-MM-DD`. */
  readonly today: string
}
