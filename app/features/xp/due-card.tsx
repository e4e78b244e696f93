import type { ReactNode } from 'react'
import { ButtonLink } from '#app/ui/button.tsx'
import { durationInWords } from '#app/words/duration.ts'
import { dashboard } from '#app/words/en/dashboard.ts'
import { useWords } from '#app/words/use-words.ts'
import { DueForecast } from './due-forecast.tsx'
import type { DueDay } from './rules/due-queue.ts'

/** What comes back for review today, and in the days after. */
export function DueCard({ count, estimateMinutes, forecast, today }: DueCardProps) {
  const t = useWords(dashboard)
  return (
    <section aria-labelledby="due" className="space-y-4">
      <h2 id="due" className="text-2xl font-bold">
        {t('due.title')}
      </h2>
      <div className="space-y-5 rounded-card border border-line bg-raised p-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>
            {count === 0
              ? t('due.none')
              : t.rich('due.now', {
                  count,
                  duration: durationInWords(t.locale, estimateMinutes),
                  strong: inBold,
                })}
          </p>
          {count > 0 && (
            <ButtonLink to="/practice?mode=due" look="secondary">
              {t('due.review')}
            </ButtonLink>
          )}
        </div>
        <DueForecast forecast={forecast} today={today} />
      </div>
    </section>
  )
}

const inBold = (chunks: ReactNode) => <strong>{chunks}</strong>

interface DueCardProps {
  readonly count: number
  readonly estimateMinutes: number
  readonly forecast: readonly DueDay[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}
