import { daysBetween, toDayNumber } from '#app/kernel/day.ts'

/**
 * A day as people say it: `today`, `yesterday`, `tomorrow`, else `March 2`, with the year where it is another one.
 *
 * @param day `YYYY-MM-DD`
 * @param today `YYYY-MM-DD` where the learner is
 */
export function dayInWords(day: string, today: string): string {
  return NEAR.get(daysBetween(today, day)) ?? dateInWords(day, today)
}

/**
 * A day by its date: `March 2`, with the year where it is another one than today's.
 *
 * @param day `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`
 */
export function dateInWords(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const named = `${MONTHS[Number(month) - 1] ?? month} ${Number(date)}`
  return today.startsWith(`${year}-`) ? named : `${named}, ${year}`
}

/**
 * The name of the day of the week: `Monday`.
 *
 * @param day `YYYY-MM-DD`
 */
export function weekdayOf(day: string): string {
  const index = toDayNumber(day) % 7
  return WEEKDAYS.at(index) ?? ''
}

/** Day 0, 1970-01-01, was a Thursday. */
const WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']

const NEAR: ReadonlyMap<number, string> = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
])

/** In English, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
