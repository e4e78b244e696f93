import type { dashboard } from '#app/words/en/dashboard.ts'
import type { Words } from '#app/words/words.ts'
import { dateInWords, monthOf } from './day-words.ts'
import type { HeatCell, Heatmap } from './heatmap.ts'

/**
 * A year of work in words, for who does not see it: `March: 12 days, 148 answers, 3 lessons finished`.
 *
 * @returns a line for each month in which something was done, in order, with the year where it is not today's
 */
export function heatmapInWords(t: Words<typeof dashboard>, { weeks }: Pick<Heatmap, 'weeks'>): string[] {
  const cells = weeks.flat().filter(({ isFuture }) => !isFuture)
  const thisYear = cells.at(-1)?.day.slice(0, 4)
  const months = new Map<string, HeatCell[]>()
  for (const cell of cells.filter(({ count }) => count > 0)) {
    const month = cell.day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), cell])
  }
  return [...months].map(([month, active]) =>
    t('year.month', {
      month: monthOf(t.locale, `${month}-01`, month.slice(0, 4) === thisYear ? 'long' : 'withYear'),
      days: active.length,
      answers: active.reduce((sum, { attempts }) => sum + attempts, 0),
      lessons: active.reduce((sum, { lessonsFinished }) => sum + lessonsFinished, 0),
    }),
  )
}

/**
 * What was done on a day: `24 December 2025: 7 answers`; empty for a day on which nothing was.
 *
 * @param today `YYYY-MM-DD`
 */
export function heatCellInWords(t: Words<typeof dashboard>, cell: HeatCell, today: string): string {
  if (cell.count === 0) return ''
  const date = dateInWords(t.locale, cell.day, today)
  const { attempts: answers, lessonsFinished: lessons } = cell
  if (lessons === 0) return t('year.dayAnswers', { date, answers })
  return answers === 0
    ? t('year.dayLessons', { date, lessons })
    : t('year.dayBoth', { date, answers, lessons })
}

/** Weeks that the name of a month takes up. */
const NAME_WEEKS = 3

/** The short names of the months above a year's weeks: above the first whole one, where there is room for it. */
export function listMonthNames(
  t: Words<typeof dashboard>,
  { weeks }: Pick<Heatmap, 'weeks'>,
): { readonly week: number; readonly name: string }[] {
  const begins = weeks.flatMap((days, week) => {
    const [first, before] = [days[0]?.day ?? '', weeks[week - 1]?.[0]?.day ?? '']
    if (first.slice(0, 7) === before.slice(0, 7)) return []
    return { week, name: monthOf(t.locale, first, 'short') }
  })
  return begins.filter(
    ({ week }, index) => (begins[index + 1]?.week ?? weeks.length + 1) - week >= NAME_WEEKS,
  )
}
