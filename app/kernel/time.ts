/** One second, in milliseconds. */
export const SECOND_MS = 1_000
/** One minute, in milliseconds. */
export const MINUTE_MS = 60 * SECOND_MS
/** 24 hours, in milliseconds; a local day may have 23 or 25. */
export const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * The form in which every instant is stored: ISO-8601, UTC, milliseconds.
 *
 * @param atMs milliseconds since the epoch
 * @throws RangeError beyond the years that a Date can hold
 */
export function toIso(atMs: number): string {
  return new Date(atMs).toISOString()
}

/**
 * The calendar day on which an instant falls where the learner is.
 *
 * @param atMs milliseconds since the epoch
 * @param timeZone IANA name, as `isTimeZone` accepts
 * @returns `YYYY-MM-DD`
 * @throws RangeError for an unknown zone
 */
export function localDay(atMs: number, timeZone: string): string {
  let format = dayFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(timeZone, format)
  }
  return format.format(new Date(atMs))
}

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Making a format costs 50 times what using it does. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()
