import { z } from 'zod/mini'
import { compareText } from '#app/kernel/compare-text.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { LOCALES } from '#app/words/locale.ts'
import { THEMES } from './theme.ts'
import { findTimeZone } from './time-zone.ts'

const TimeZone = z.string().check(z.refine((name) => findTimeZone(name) !== null))

/** Payload of `preference-set.v1`: one thing that a person wants otherwise from now on. */
export const PreferenceSet = z.discriminatedUnion('name', [
  z.object({ name: z.literal('locale'), value: z.enum(LOCALES) }),
  z.object({ name: z.literal('theme'), value: z.enum(THEMES) }),
  /** IANA name. */
  z.object({ name: z.literal('timeZone'), value: TimeZone }),
  /** Whether points, streaks and quests are out of sight. */
  z.object({ name: z.literal('quiet'), value: z.boolean() }),
])
export type PreferenceSet = z.infer<typeof PreferenceSet>

/** What cannot be read was not said. */
const orElse = z.catch

/** What was wanted last, and by which entry. */
const kept = <Value extends z.ZodMiniType>(value: Value) =>
  orElse(z.optional(z.object({ value, at: z.string(), id: z.string() })), undefined)

/**
 * What a person wants, as `User.preferences` keeps it: of each thing the last word, with the instant (ISO-8601) and the id
 * of the entry that said it. What was never said is not there; what a later release knows stays where it is.
 */
export const Preferences = z.looseObject({
  locale: kept(z.enum(LOCALES)),
  theme: kept(z.enum(THEMES)),
  timeZone: kept(TimeZone),
  quiet: kept(z.boolean()),
})
export type Preferences = z.infer<typeof Preferences>

/** Reads `User.preferences`; what cannot be read was never said. */
export function parsePreferences(json: string): Preferences {
  const read = Preferences.safeParse(JSON.parse(json))
  return read.success ? read.data : {}
}

/**
 * Adds what entries say: of each thing the last word counts, by the time at which it was said; of two at the same instant
 * the one with the greater id. In whatever order and however often they come, the outcome is the same.
 *
 * @param entries of one person; other kinds are passed over
 */
export function foldPreferences(before: Preferences, entries: readonly AcceptedEntry[]): Preferences {
  return entries.reduce((preferences, entry) => {
    if (entry.kind !== 'preference-set.v1') return preferences
    const { name, value } = PreferenceSet.parse(entry.payload)
    const known = preferences[name]
    const isOlder = known && (compareText(known.at, entry.at) || compareText(known.id, entry.id)) >= 0
    return isOlder ? preferences : { ...preferences, [name]: { value, at: entry.at, id: entry.id } }
  }, before)
}
