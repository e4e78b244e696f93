import { countOf } from '#app/kernel/words.ts'
import { HeatmapLegend } from '#app/ui/heatmap-legend.tsx'
import { Heatmap as HeatmapPicture, type HeatmapDay } from '#app/ui/heatmap.tsx'
import { dateInWords } from './rules/day-words.ts'
import { heatmapInWords, type HeatCell, type Heatmap } from './rules/heatmap.ts'

/** A year of work, day by day as a picture, month by month in words. */
export function ActivityHeatmap({ heatmap, today }: ActivityHeatmapProps) {
  const { weeks, totalDays, totalAttempts, busiest } = heatmap
  const gist = `${countOf(totalDays, 'day')} of work, ${countOf(totalAttempts, 'answer')}`
  return (
    <section aria-labelledby="year" className="space-y-4">
      <h2 id="year" className="text-2xl font-bold">
        Your year
      </h2>
      <p className="text-muted">
        {gist}
        {busiest && `; the busiest day was ${dateInWords(busiest.day, today)}`}.
      </p>
      <HeatmapPicture
        label={`The last year: ${gist}`}
        weeks={weeks.map((days) => days.map((cell) => toDay(cell, today)))}
        months={monthsOf(weeks)}
        rowNames={ROW_NAMES}
      />
      <HeatmapLegend least="Few answers a day" most="many" />
      <details className="text-sm">
        <summary className="w-fit cursor-pointer py-3 font-medium text-accent underline-offset-4 hover:underline">
          Month by month
        </summary>
        <ul className="space-y-1">
          {heatmapInWords(heatmap).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

interface ActivityHeatmapProps {
  readonly heatmap: Heatmap
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** From Monday. */
const ROW_NAMES = ['Mon', '', 'Wed', '', 'Fri', '', '']

/** Weeks that the name of a month takes up. */
const NAME_WEEKS = 3

function toDay(cell: HeatCell, today: string): HeatmapDay | null {
  if (cell.isFuture) return null
  const { level, attempts, lessonsFinished } = cell
  const done = [
    attempts > 0 ? countOf(attempts, 'answer') : '',
    lessonsFinished > 0 ? `${countOf(lessonsFinished, 'lesson')} finished` : '',
  ]
  return { level, title: `${dateInWords(cell.day, today)}: ${done.filter(Boolean).join(', ')}` }
}

/** A month is named above its first whole week; the first and the last where there is room for it. */
function monthsOf(weeks: Heatmap['weeks']): { readonly week: number; readonly name: string }[] {
  const begins = weeks.flatMap((days, week) => {
    const [first, before] = [days[0]?.day ?? '', weeks[week - 1]?.[0]?.day ?? '']
    if (first.slice(0, 7) === before.slice(0, 7)) return []
    return { week, name: dateInWords(first, first).slice(0, 3) }
  })
  return begins.filter(
    ({ week }, index) => (begins[index + 1]?.week ?? weeks.length + 1) - week >= NAME_WEEKS,
  )
}
