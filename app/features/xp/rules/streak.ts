import { z } from 'zod/mini'
import { DAY_MS } from '#app/kernel/time.ts'
import type { ActivityDay } from './activity.ts'
import { listMissedDays, type GapEnd } from './streak-gap.ts'

/** Version of the rules in this file and in streak-gap.ts; derived rows name it. */
export const STREAK_RULES_VERSION = 1
/** Days that count, until a freeze is earned. */
const FREEZE_RUN_DAYS = 7
/** Freezes that can be held at once. */
const MAX_FREEZES = 2
/** Two days less far apart count separately only when they were recorded in one zone; in milliseconds. */
const SEPARATE_DAYS_MS = (20 / 24) * DAY_MS
/** As many frozen days are kept. */
const MAX_FROZEN_DAYS = 40

const Day = z.iso.date()
const Instant = z.iso.datetime({ precision: 3 })
const Count = z.int().check(z.gte(0))

/** Everything about a streak that is needed to go on from its last day. It does not depend on "now". */
export const StreakState = z.object({
  /** `YYYY-MM-DD` of the last active day, whether it counted or was merged. */
  lastDay: Day,
  /** IANA names, each once: where the learner was on `lastDay`. */
  lastTimeZones: z.array(z.string()).check(z.minLength(1)),
  /** ISO-8601 of the last activity on `lastDay`. */
  lastAt: Instant,
  /** The last day that counted, with those that were merged into it. */
  group: z.object({
    /** `YYYY-MM-DD`, rising: the day that counted, and the merged ones. */
    days: z.array(Day).check(z.minLength(1)),
    /** IANA names, each once. */
    timeZones: z.array(z.string()).check(z.minLength(1)),
    /** ISO-8601 of the first activity in these days. */
    firstAt: Instant,
  }),
  /** Days that count, since `startedDay`; ≥ 1. */
  lengthDays: Count,
  /** The most that `lengthDays` has been. */
  longestDays: Count,
  /** Freezes held, 0 to 2. */
  freezes: z.int().check(z.gte(0), z.lte(MAX_FREEZES)),
  /** Days that have counted towards the next freeze, 0 to 6. */
  runDays: z.int().check(z.gte(0), z.lt(FREEZE_RUN_DAYS)),
  /** `YYYY-MM-DD` of the first day of the streak. */
  startedDay: Day,
  /** `YYYY-MM-DD`, rising: missed days of this streak that a freeze covered; the last 40. */
  frozenDays: z.array(Day).check(z.maxLength(MAX_FROZEN_DAYS)),
})
export type StreakState = z.infer<typeof StreakState>

/** What the streak needs of a day: when something counted, by time zone. A day without spans does not count. */
export type StreakDay = Pick<ActivityDay, 'localDay' | 'spans'>

/**
 * Derives a streak from the days of activity, or carries one on. A pure function of the set of days: their order and
 * repetition change nothing, and carrying on gives what deriving from all of them gives.
 *
 * - **Length.** A day counts 1. Other than on the day that counted before it, with those merged into that, when no zone has
 *   both recorded and less than 20 h lie between the first activity of those and the last of this: then it is merged, adds
 *   nothing and is not missed. So hopping between zones makes no day, and a real midnight does.
 * - **Missed days** are those that `listMissedDays` finds. Each spends a freeze; when none is left, the streak ends, the
 *   freezes that went into the gap are gone, and the next day begins the next one.
 * - **Freezes.** One is earned when 7 days have counted since the last was earned or the streak began; frozen days neither
 *   interrupt that run nor add to it. While two are held, the run waits on its last day.
 *
 * However fast a learner hops, no more days count than there are dates on earth meanwhile: with offsets from -12 h to
 * +14 h, activity within T has at most ⌈(T + 50 h) / 24 h⌉ days, two more than at home; and at most 1 when T < 20 h and no
 * zone has seen two of them. Who does something on every local day, wherever they are, misses none. While a learner stays
 * in one zone, one more activity, or one that comes late, never makes a streak shorter. Source: issue 4, rule 4.
 *
 * @param state null before the first day
 * @param days all later than `state.lastDay`; nothing of the future comes in, so none of them is (docs/learning.md)
 * @returns null without any day that counts
 * @throws RangeError when a day with spans is not later than `state.lastDay`, or a zone is unknown
 */
export function foldStreak(state: StreakState | null, days: readonly StreakDay[]): StreakState | null {
  let folded = state
  for (const date of toActiveDates(days)) {
    if (folded !== null && date.localDay <= folded.lastDay) {
      throw new RangeError(`${date.localDay} is not later than ${folded.lastDay}`)
    }
    folded = addDate(folded, date)
  }
  return folded
}

/** A day of activity, its zones taken together. */
interface ActiveDate {
  readonly localDay: string
  readonly timeZones: string[]
  readonly firstAt: string
  readonly lastAt: string
}

/** The days with activity by rising date, each once. */
function toActiveDates(days: readonly StreakDay[]): ActiveDate[] {
  const dates: ActiveDate[] = []
  for (const day of days.toSorted(byDay)) {
    for (const { timeZone, firstAt, lastAt } of day.spans) {
      const date = { localDay: day.localDay, timeZones: [timeZone], firstAt, lastAt }
      const last = dates.at(-1)
      if (last?.localDay === day.localDay) dates[dates.length - 1] = unite(last, date)
      else dates.push(date)
    }
  }
  return dates
}

function byDay(a: StreakDay, b: StreakDay): number {
  if (a.localDay === b.localDay) return 0
  return a.localDay < b.localDay ? -1 : 1
}

function unite(a: ActiveDate, b: ActiveDate): ActiveDate {
  return {
    localDay: b.localDay,
    timeZones: uniteZones(a.timeZones, b.timeZones),
    firstAt: earlier(a.firstAt, b.firstAt),
    lastAt: later(a.lastAt, b.lastAt),
  }
}

function addDate(state: StreakState | null, date: ActiveDate): StreakState {
  if (state === null) return begin(date, 0)
  const to = { localDay: date.localDay, at: date.firstAt, timeZones: date.timeZones }
  const missed = listMissedDays(toGapEnd(state), to, state.freezes + 1)
  if (missed.length > state.freezes) return begin(date, state.longestDays)
  return isSeparate(state.group, date) ? count(state, date, missed) : merge(state, date)
}

/** The end from which a gap after this state is measured. */
export function toGapEnd({ lastDay, lastAt, lastTimeZones }: StreakState): GapEnd {
  return { localDay: lastDay, at: lastAt, timeZones: lastTimeZones }
}

function begin(date: ActiveDate, longestDays: number): StreakState {
  return {
    lastDay: date.localDay,
    lastTimeZones: date.timeZones,
    lastAt: date.lastAt,
    group: toGroup(date),
    lengthDays: 1,
    longestDays: Math.max(longestDays, 1),
    freezes: 0,
    runDays: 1,
    startedDay: date.localDay,
    frozenDays: [],
  }
}

/** Written out: spreading would take most of the time of a long replay. */
function count(state: StreakState, date: ActiveDate, missed: readonly string[]): StreakState {
  const lengthDays = state.lengthDays + 1
  const freezes = state.freezes - missed.length
  const runDays = state.runDays + 1
  const isEarned = runDays === FREEZE_RUN_DAYS && freezes < MAX_FREEZES
  return {
    lastDay: date.localDay,
    lastTimeZones: date.timeZones,
    lastAt: date.lastAt,
    group: toGroup(date),
    lengthDays,
    longestDays: Math.max(state.longestDays, lengthDays),
    freezes: isEarned ? freezes + 1 : freezes,
    runDays: isEarned ? 0 : Math.min(runDays, FREEZE_RUN_DAYS - 1),
    startedDay: state.startedDay,
    frozenDays: addFrozenDays(state.frozenDays, missed),
  }
}

function toGroup({ localDay, timeZones, firstAt }: ActiveDate): StreakState['group'] {
  return { days: [localDay], timeZones, firstAt }
}

function isSeparate(group: StreakState['group'], date: ActiveDate): boolean {
  if (date.timeZones.some((timeZone) => group.timeZones.includes(timeZone))) return true
  return Date.parse(date.lastAt) - Date.parse(group.firstAt) >= SEPARATE_DAYS_MS
}

function merge(state: StreakState, { localDay, timeZones, firstAt, lastAt }: ActiveDate): StreakState {
  const group = {
    days: [...state.group.days, localDay],
    timeZones: uniteZones(state.group.timeZones, timeZones),
    firstAt: earlier(state.group.firstAt, firstAt),
  }
  return { ...state, lastDay: localDay, lastTimeZones: timeZones, lastAt, group }
}

/**
 * Frozen days with some more; the last 40.
 *
 * @param more `YYYY-MM-DD`, rising, later than the others
 */
export function addFrozenDays(frozenDays: string[], more: readonly string[]): string[] {
  return more.length === 0 ? frozenDays : [...frozenDays, ...more].slice(-MAX_FROZEN_DAYS)
}

function uniteZones(a: string[], b: readonly string[]): string[] {
  const added = b.filter((timeZone) => !a.includes(timeZone))
  return added.length === 0 ? a : [...a, ...added].toSorted()
}

/** Instants of one form (`toIso`) are ordered as texts are. */
function earlier(a: string, b: string): string {
  return a < b ? a : b
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
