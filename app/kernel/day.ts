import { DAY_MS } from './time.ts'

/**
 * A calendar day as a count, so that days can be told apart by subtraction.
 *
 * @param day `YYYY-MM-DD`
 * @returns whole days since 1970-01-01; negative before it
 * @throws RangeError for anything else
 */
export function toDayNumber(day: string): number {
  const atMs = Date.parse(`${day}T00:00:00.000Z`)
  if (Number.isNaN(atMs)) throw new RangeError(`${day} is no day`)
  return atMs / DAY_MS
}

/**
 * The calendar day of a count.
 *
 * @param dayNumber whole days since 1970-01-01
 * @returns `YYYY-MM-DD`
 */
export function fromDayNumber(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)
}

/**
 * The calendar day some days later; earlier for a negative count.
 *
 * @param day `YYYY-MM-DD`
 */
export function addDays(day: string, days: number): string {
  return fromDayNumber(toDayNumber(day) + days)
}

/**
 * How many midnights lie between two calendar days: 1 from one day to the next, negative backwards.
 *
 * @param from `YYYY-MM-DD`
 * @param to `YYYY-MM-DD`
 */
export function daysBetween(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from)
}
