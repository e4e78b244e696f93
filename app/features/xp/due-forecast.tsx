import { countOf } from '#app/kernel/words.ts'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { ChartTable } from '#app/ui/chart-table.tsx'
import { dateInWords, dayInWords } from './rules/day-words.ts'
import type { DueDay } from './rules/due-queue.ts'

/** How many tasks come back on each of the next days; a sentence where none do. */
export function DueForecast({ forecast, today }: DueForecastProps) {
  const busy = forecast.filter(({ count }) => count > 0)
  const total = busy.reduce((sum, { count }) => sum + count, 0)
  const days = countOf(forecast.length, 'day')
  if (total === 0)
    return <p className="text-sm text-muted">Nothing comes back for review in the next {days}.</p>
  const gist = `${countOf(total, 'review')} in the next ${days}`
  const bars = forecast.map(({ day, count }, ahead) => ({
    name: dateInWords(day, today),
    value: count,
    isMarked: ahead === 0,
    tick: hasTick(ahead, forecast.length) ? tickOf(day, today) : undefined,
  }))
  return (
    <figure className="space-y-1">
      <figcaption className="text-sm text-muted">{gist}</figcaption>
      <BarChart label={`${gist}, one bar for each day`} bars={bars} />
      <ChartTable
        caption="Days on which something comes back"
        columns={['Day', 'Tasks']}
        rows={busy.map(({ day, count }) => [dateInWords(day, today), count])}
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

/** Short enough for a week's width: `today`, `Mar 9`. */
function tickOf(day: string, today: string): string {
  if (day === today) return dayInWords(day, today)
  const [month = '', date = ''] = dateInWords(day, day).split(' ')
  return `${month.slice(0, 3)} ${date}`
}
