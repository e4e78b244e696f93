import { addDays } from '#app/kernel/day.ts'
import type { xp } from '#app/words/en/xp.ts'
import type { Words } from '#app/words/words.ts'
import { dateInWords } from './day-words.ts'
import type { Streak } from './streak-as-of.ts'

/** What became of a day: `open` is today, with nothing done yet; on a `none` nothing was. */
export type StreakDayKind = 'active' | 'frozen' | 'open' | 'none'

/** A day of the last week. */
export interface StreakWeekDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly kind: StreakDayKind
}

/**
 * The last seven days, today last; days on which something was done before a streak broke are shown, too.
 *
 * @param activeDays those of them on which something was done, `YYYY-MM-DD`; others do no harm
 * @param today `YYYY-MM-DD`
 */
export function listStreakWeek(
  { frozenDays }: Pick<Streak, 'frozenDays'>,
  activeDays: readonly string[],
  today: string,
): StreakWeekDay[] {
  return [-6, -5, -4, -3, -2, -1, 0].map((offset) => {
    const day = addDays(today, offset)
    if (activeDays.includes(day)) return { day, kind: 'active' }
    if (frozenDays.includes(day)) return { day, kind: 'frozen' }
    return { day, kind: day === today ? 'open' : 'none' }
  })
}

/** What there is to do for the streak, if anything. */
export function streakInWords(t: Words<typeof xp>, streak: Streak): string {
  const { lengthDays, longestDays, isActiveToday, willBreakToday } = streak
  if (lengthDays === 0) {
    return longestDays === 0 ? t('streak.begin') : t('streak.beginAgain', { days: longestDays })
  }
  if (isActiveToday) return t('streak.done')
  return willBreakToday ? t('streak.atRisk') : t('streak.covered')
}

/**
 * Since when there is a streak, and what the longest was where it is not this one; empty where there is none.
 *
 * @param today `YYYY-MM-DD`
 */
export function sinceInWords(
  t: Words<typeof xp>,
  { startedDay, lengthDays, longestDays }: Streak,
  today: string,
): string {
  if (startedDay === null) return ''
  const date = dateInWords(t.locale, startedDay, today)
  return longestDays > lengthDays
    ? t('streak.sinceAndLongest', { date, days: longestDays })
    : t('streak.since', { date })
}

/** The last week, for who does not see it: `5 of the last 7 days, 1 covered by a freeze`. */
export function streakWeekInWords(t: Words<typeof xp>, week: readonly StreakWeekDay[]): string {
  return t('streak.week', {
    active: week.filter(({ kind }) => kind === 'active').length,
    frozen: week.filter(({ kind }) => kind === 'frozen').length,
    days: week.length,
  })
}
