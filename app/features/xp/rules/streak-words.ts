import { addDays } from '#app/kernel/day.ts'
import { countOf } from '#app/kernel/words.ts'
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
export function streakInWords({ lengthDays, longestDays, isActiveToday, willBreakToday }: Streak): string {
  if (lengthDays === 0) {
    return longestDays === 0
      ? 'One answer or one finished lesson begins a streak.'
      : `Your longest was ${countOf(longestDays, 'day')}. One answer begins the next.`
  }
  if (isActiveToday) return 'Today is done.'
  return willBreakToday ? 'One answer today keeps it.' : 'Nothing yet today. A freeze would cover it.'
}

/** How many freezes are held, and what they are. */
export function freezesInWords({ freezes }: Pick<Streak, 'freezes'>): string {
  if (freezes === 0) return 'No freeze held: seven days earn one, and it covers a day you miss.'
  if (freezes === 1) return '1 freeze held: it covers a day you miss.'
  return `${freezes} freezes held, as many as there can be: each covers a day you miss.`
}

/** The last week, for who does not see it: `5 of the last 7 days, 1 covered by a freeze`. */
export function streakWeekInWords(week: readonly StreakWeekDay[]): string {
  const active = week.filter(({ kind }) => kind === 'active').length
  const frozen = week.filter(({ kind }) => kind === 'frozen').length
  return `${active} of the last ${week.length} days${frozen > 0 ? `, ${frozen} covered by a freeze` : ''}`
}
