import { daysBetween } from '#app/kernel/day.ts'
import type { xp } from '#app/words/en/xp.ts'
import { dateLocaleOf, type Locale } from '#app/words/locale.ts'
import type { Words } from '#app/words/words.ts'

/**
 * A day as people say it: `today`, `yesterday`, `tomorrow`, else `2 March`, with the year where it is another one. It
 * stands for itself, as after a colon: languages differ in what goes before a date.
 *
 * @param day `YYYY-MM-DD`
 * @param today `YYYY-MM-DD` where the learner is
 */
export function dayInWords(t: Words<typeof xp>, day: string, today: string): string {
  const near = NEAR.get(daysBetween(today, day))
  return near ? t(`days.${near}`) : dateInWords(t.locale, day, today)
}

/**
 * A day by its date: `2 March`, with the year where it is another one than today's.
 *
 * @param day `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`
 */
export function dateInWords(locale: Locale, day: string, today: string): string {
  return say(locale, day.slice(0, 4) === today.slice(0, 4) ? 'date' : 'dateOfYear', day)
}

/**
 * A day within a small picture: `2 Mar`.
 *
 * @param day `YYYY-MM-DD`
 */
export function shortDateInWords(locale: Locale, day: string): string {
  return say(locale, 'shortDate', day)
}

/**
 * The name of the day of the week: `Monday`, or `Mon`.
 *
 * @param day `YYYY-MM-DD`
 */
export function weekdayOf(locale: Locale, day: string, length: 'long' | 'short' = 'long'): string {
  return say(locale, length === 'long' ? 'weekday' : 'shortWeekday', day)
}

/**
 * The month of a day: `March`, or `Mar`; `March 2025` with its year.
 *
 * @param day `YYYY-MM-DD`
 */
export function monthOf(locale: Locale, day: string, form: 'long' | 'short' | 'withYear'): string {
  return say(locale, MONTHS[form], day)
}

const NEAR: ReadonlyMap<number, 'yesterday' | 'today' | 'tomorrow'> = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
])

const FORMS = {
  date: { day: 'numeric', month: 'long' },
  dateOfYear: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDate: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  month: { month: 'long' },
  shortMonth: { month: 'short' },
  monthOfYear: { month: 'long', year: 'numeric' },
} as const

const MONTHS = { long: 'month', short: 'shortMonth', withYear: 'monthOfYear' } as const

/** To make a format takes a hundred times as long as to use one. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Local days stand at midnight in UTC. */
function say(locale: Locale, form: keyof typeof FORMS, day: string): string {
  const name = `${locale} ${form}`
  const known = formats.get(name)
  const format = known ?? new Intl.DateTimeFormat(dateLocaleOf(locale), { ...FORMS[form], timeZone: 'UTC' })
  if (!known) formats.set(name, format)
  return format.format(Date.parse(day))
}
