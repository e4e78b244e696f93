import { DAY_MS } from './time.ts'

/**
 * A calendar day as a count, so that days can be told apart by subtraction.
 *
 * @param day `YYYY-MM-DD`
 * @returns whole days since 1970-01-01; negative before it
 * @throws RangeError for anything else
 */
export function toDayNumber(day: string): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const atMs = Date.parse(`${day}T00:00:00.000Z`)
  if (Number.isNaN(atMs)) throw new RangeError(`${day} is no day`)
  return remember(numbers, day, atMs / DAY_MS)
}

/**
 * The calendar day of a count.
 *
 * @param dayNumber whole days since 1970-01-01
 * @returns `YYYY-MM-DD`
 */
export function fromDayNumber(dayNumber: number): string {
  const known = names.get(dayNumber)
  if (known !== undefined) return known
  return remember(names, dayNumber, new Date(dayNumber * DAY_MS).toISOString().slice(0, 10))
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

/** Much is asked of few days, and going through `Date` takes ten times as long as looking one up. */
const numbers = new Map<string, number>()
const names = new Map<number, string>()
const MAX_REMEMBERED = 10_000

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= MAX_REMEMBERED) known.clear()
  known.set(key, value)
  return value
}
