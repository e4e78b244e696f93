import { HeatmapLegend } from '#app/ui/heatmap-legend.tsx'
import { Heatmap as HeatmapPicture, type HeatmapDay } from '#app/ui/heatmap.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'
import { dateInWords, weekdayOf } from './rules/day-words.ts'
import { heatCellInWords, heatmapInWords, listMonthNames } from './rules/heatmap-words.ts'
import type { HeatCell, Heatmap } from './rules/heatmap.ts'

/** A year of work, day by day as a picture, month by month in words. */
export function ActivityHeatmap({ heatmap, today }: ActivityHeatmapProps) {
  const t = useWords(dashboard)
  const { weeks, busiest } = heatmap
  const gist = { days: heatmap.totalDays, answers: heatmap.totalAttempts }
  return (
    <section aria-labelledby="year" className="space-y-4">
      <h2 id="year" className="text-2xl font-bold">
        {t('year.title')}
      </h2>
      <p className="text-muted">
        {busiest
          ? t('year.gistAndBusiest', { ...gist, date: dateInWords(t.locale, busiest.day, today) })
          : t('year.gist', gist)}
      </p>
      <HeatmapPicture
        label={t('year.picture', gist)}
        weeks={weeks.map((days) => days.map((cell) => toDay(t, cell, today)))}
        months={listMonthNames(t, heatmap)}
        rowNames={NAMED_ROWS.map((isNamed, row) =>
          isNamed ? weekdayOf(t.locale, weeks[0]?.[row]?.day ?? today, 'short') : '',
        )}
      />
      <HeatmapLegend least={t('year.few')} most={t('year.many')} />
      <details className="text-sm">
        <summary className="w-fit cursor-pointer py-3 font-medium text-accent underline-offset-4 hover:underline">
          {t('year.byMonth')}
        </summary>
        <ul className="space-y-1">
          {heatmapInWords(t, heatmap).map((line) => (
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

/** From Monday: there is no room for every day's name. */
const NAMED_ROWS = [true, false, true, false, true, false, false]

function toDay(t: Words<typeof dashboard>, cell: HeatCell, today: string): HeatmapDay | null {
  return cell.isFuture ? null : { level: cell.level, title: heatCellInWords(t, cell, today) }
}
