import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Streak } from './rules/streak-as-of.ts'
import { listStreakWeek, sinceInWords, streakInWords } from './rules/streak-words.ts'
import { StreakWeek } from './streak-week.tsx'

/** Days in a row, the freezes held, and the last week as leaves. */
export function StreakCard({ streak, activeDays, today }: StreakCardProps) {
  const t = useWords(xp)
  const since = sinceInWords(t, streak, today)
  return (
    <section aria-labelledby="streak" className="flex flex-col gap-4">
      <h2 id="streak" className="text-2xl font-bold">
        {t('streak.title')}
      </h2>
      <div className="grow space-y-4 rounded-card border border-line bg-raised p-5">
        <div>
          <p className="font-serif text-4xl leading-tight font-bold">
            {t('streak.length', { days: streak.lengthDays })}
          </p>
          <p className="font-medium">{streakInWords(t, streak)}</p>
        </div>
        <StreakWeek week={listStreakWeek(streak, activeDays, today)} />
        <div className="space-y-1 text-sm text-muted">
          <p>{t('streak.freezes', { freezes: streak.freezes })}</p>
          {since && <p>{since}</p>}
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
