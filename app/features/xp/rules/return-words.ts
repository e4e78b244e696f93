import { daysBetween } from '#app/kernel/day.ts'
import { dateInWords, weekdayOf } from './day-words.ts'

/**
 * When a task comes back, as people say it: `comes back tomorrow`, `comes back on Friday`, `comes back on March 2`.
 *
 * @param nextReviewDay `YYYY-MM-DD`
 * @param today `YYYY-MM-DD` where the learner is
 */
export function returnInWords(nextReviewDay: string, today: string): string {
  const days = daysBetween(today, nextReviewDay)
  if (days <= 0) return 'is due now'
  if (days === 1) return 'comes back tomorrow'
  if (days < 7) return `comes back on ${weekdayOf(nextReviewDay)}`
  return `comes back on ${dateInWords(nextReviewDay, today)}`
}
