import { countOf, durationOf } from '#app/kernel/words.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { DueForecast } from './due-forecast.tsx'
import type { DueDay } from './rules/due-queue.ts'

/** What comes back for review today, and in the days after. */
export function DueCard({ count, estimateMinutes, forecast, today }: DueCardProps) {
  return (
    <section aria-labelledby="due" className="space-y-4">
      <h2 id="due" className="text-2xl font-bold">
        Reviews
      </h2>
      <div className="space-y-5 rounded-card border border-line bg-raised p-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>
            {count === 0 ? (
              'Nothing is due today.'
            ) : (
              <>
                <strong>{countOf(count, 'task')}</strong> due now, about {durationOf(estimateMinutes)}
              </>
            )}
          </p>
          {count > 0 && (
            <ButtonLink to="/practice?mode=due" look="secondary">
              Review
            </ButtonLink>
          )}
        </div>
        <DueForecast forecast={forecast} today={today} />
      </div>
    </section>
  )
}

interface DueCardProps {
  readonly count: number
  readonly estimateMinutes: number
  readonly forecast: readonly DueDay[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}
