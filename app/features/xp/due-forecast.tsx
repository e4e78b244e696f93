import { BarChart } from '#app/ui/bar-chart.tsx'
import { ChartTable } from '#app/ui/chart-table.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'
import { dateInWords, shortDateInWords } from './rules/day-words.ts'
import type { DueDay } from './rules/due-queue.ts'

/** How many tasks come back on each of the next days; a sentence where none do. */
export function DueForecast({ forecast, today }: DueForecastProps) {
  const [t, tXp] = [useWords(dashboard), useWords(xp)]
  const busy = forecast.filter(({ count }) => count > 0)
  const days = forecast.length
  const gist = { days, count: busy.reduce((sum, { count }) => sum + count, 0) }
  if (gist.count === 0) return <p className="text-sm text-muted">{t('due.noForecast', { days })}</p>
  const bars = forecast.map(({ day, count }, ahead) => ({
    name: dateInWords(t.locale, day, today),
    value: count,
    isMarked: ahead === 0,
    tick: hasTick(ahead, days) ? tickOf(tXp, day, today) : undefined,
  }))
  return (
    <figure className="space-y-1">
      <figcaption className="text-sm text-muted">{t('due.forecast', gist)}</figcaption>
      <BarChart label={t('due.chart', gist)} bars={bars} />
      <ChartTable
        caption={t('due.caption')}
        columns={[t('due.day'), t('due.tasks')]}
        rows={busy.map(({ day, count }) => [dateInWords(t.locale, day, today), count])}
      />
    </figure>
  )
}

interface DueForecastProps {
  /** From today on, one for each day. */
  readonly forecast: readonly DueDay[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** Once a week, and not where the picture ends. */
function hasTick(ahead: number, days: number): boolean {
  return ahead % 7 === 0 && (ahead === 0 || ahead + 4 < days)
}

/** Short enough for a week's width: `today`, `9 Mar`. */
function tickOf(t: Words<typeof xp>, day: string, today: string): string {
  return day === today ? t('days.today') : shortDateInWords(t.locale, day)
}
