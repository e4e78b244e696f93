import { fromDayNumber, toDayNumber } from '#app/kernel/day.ts'
import { DAY_MS, localDay } from '#app/kernel/time.ts'

/** One end of a gap: where a learner was active last, or next. */
export interface GapEnd {
  /** `YYYY-MM-DD` as it was recorded. */
  readonly localDay: string
  /** ISO-8601: the last instant of activity on that day before a gap, or the first on that after it. */
  readonly at: string
  /** IANA names; at least one: where that day was recorded. */
  readonly timeZones: readonly string[]
}

/**
 * The days that a learner missed between two days of activity: the calendar days between them. Who travelled gets the
 * benefit of the doubt: both ends are read in each of the time zones, and the zone with the fewest days between them
 * decides, of zones alike the first by name. A day that a zone left out, when it moved across the date line, is not missed there.
 *
 * @param limit stop there: ≥ 1; more make no difference to the caller
 * @returns `YYYY-MM-DD`, rising, strictly between the two ends; at most `limit`
 * @throws RangeError for an unknown zone
 */
export function listMissedDays(from: GapEnd, to: GapEnd, limit: number): string[] {
  const before = toDayNumber(from.localDay)
  const after = toDayNumber(to.localDay)
  if (after - before <= 1) return []
  const timeZones = [...new Set([...from.timeZones, ...to.timeZones])].toSorted()
  const [firstZone = 'UTC', ...otherZones] = timeZones
  // In the only zone both ends are read as they were recorded.
  if (otherZones.length === 0) return listDaysBetween(firstZone, before, after, limit)
  const byZone = timeZones.map((timeZone) => {
    const first = Math.max(before, dayNumberOf(from.at, timeZone))
    const last = Math.min(after, dayNumberOf(to.at, timeZone))
    return listDaysBetween(timeZone, first, last, limit)
  })
  return byZone.reduce((fewest, missed) => (missed.length < fewest.length ? missed : fewest))
}

function listDaysBetween(timeZone: string, before: number, after: number, limit: number): string[] {
  const days: string[] = []
  for (let dayNumber = before + 1; dayNumber < after && days.length < limit; dayNumber += 1) {
    if (hasDay(timeZone, dayNumber)) days.push(fromDayNumber(dayNumber))
  }
  return days
}

function dayNumberOf(at: string, timeZone: string): number {
  return toDayNumber(localDay(Date.parse(at), timeZone))
}

/**
 * Whether a zone had that day. A local day begins between 14 hours before midnight UTC and 12 hours after it and lasts
 * for more than 14 hours, so that it holds that noon or that midnight. Noon first: it is right nearly everywhere.
 */
function hasDay(timeZone: string, dayNumber: number): boolean {
  const midnightMs = dayNumber * DAY_MS
  const day = fromDayNumber(dayNumber)
  return localDay(midnightMs + DAY_MS / 2, timeZone) === day || localDay(midnightMs, timeZone) === day
}
