import { daysBetween } from '#app/kernel/day.ts'
import type { xp } from '#app/words/en/xp.ts'
import type { Words } from '#app/words/words.ts'
import { dateInWords, weekdayOf } from './day-words.ts'

/**
 * When a task comes back: `This task comes back tomorrow.`, `… on Friday.`, `… on 2 March.`
 *
 * @param nextReviewDay `YYYY-MM-DD`; null where the schedule says nothing, and nothing is said
 * @param today `YYYY-MM-DD` where the learner is
 */
export function returnInWords(t: Words<typeof xp>, nextReviewDay: string | null, today: string): string {
  if (nextReviewDay === null) return ''
  const days = daysBetween(today, nextReviewDay)
  if (days <= 0) return t('returns.now')
  if (days === 1) return t('returns.tomorrow')
  if (days < 7) return t('returns.onWeekday', { weekday: weekdayOf(t.locale, nextReviewDay) })
  return t('returns.onDate', { date: dateInWords(t.locale, nextReviewDay, today) })
}
