import { daysBetween, toDayNumber } from '#app/kernel/day.ts'
import { dateInWords } from './day-words.ts'

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
  if (days < WEEKDAYS.length) return `comes back on ${weekdayOf(nextReviewDay)}`
  return `comes back on ${dateInWords(nextReviewDay, today)}`
}

/** From 1970-01-01 on, the first day of which was one. */
const WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']

function weekdayOf(day: string): string {
  const { length } = WEEKDAYS
  return WEEKDAYS[((toDayNumber(day) % length) + length) % length] ?? ''
}
