import { countOf } from '#app/kernel/words.ts'
import { dateInWords } from './rules/day-words.ts'
import type { Streak } from './rules/streak-as-of.ts'
import { freezesInWords, listStreakWeek, streakInWords } from './rules/streak-words.ts'
import { StreakWeek } from './streak-week.tsx'

/** Days in a row, the freezes held, and the last week as leaves. */
export function StreakCard({ streak, activeDays, today }: StreakCardProps) {
  const { lengthDays, longestDays, startedDay } = streak
  return (
    <section aria-labelledby="streak" className="flex flex-col gap-4">
      <h2 id="streak" className="text-2xl font-bold">
        Streak
      </h2>
      <div className="grow space-y-4 rounded-card border border-line bg-raised p-5">
        <div>
          <p className="font-serif text-4xl leading-tight font-bold">{countOf(lengthDays, 'day')}</p>
          <p className="font-medium">{streakInWords(streak)}</p>
        </div>
        <StreakWeek week={listStreakWeek(streak, activeDays, today)} />
        <div className="space-y-1 text-sm text-muted">
          <p>{freezesInWords(streak)}</p>
          {startedDay !== null && (
            <p>
              Since {dateInWords(startedDay, today)}
              {longestDays > lengthDays && `; your longest was ${countOf(longestDays, 'day')}`}.
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

interface StreakCardProps {
  readonly streak: Streak
  /** Days on which something was done, `YYYY-MM-DD`. */
  readonly activeDays: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}
