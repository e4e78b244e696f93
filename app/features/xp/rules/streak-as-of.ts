import { localDay, toIso } from '#app/kernel/time.ts'
import { listMissedDays } from './streak-gap.ts'
import { addFrozenDays, toGapEnd, type StreakState } from './streak.ts'

/** A learner's streak, as they see it at one moment in one place. */
export interface Streak {
  /** Days that count, 0 when there is no streak. */
  readonly lengthDays: number
  /** The most that it has ever been. */
  readonly longestDays: number
  /** Freezes left, 0 to 2. */
  readonly freezes: number
  /** Nothing more is to be done today. */
  readonly isActiveToday: boolean
  /** `YYYY-MM-DD` of the last active day, of this streak or the one before; null before the first. */
  readonly lastDay: string | null
  /** `YYYY-MM-DD`; null when there is no streak. */
  readonly startedDay: string | null
  /** `YYYY-MM-DD`, rising: missed days of this streak that a freeze covered; the last 40. */
  readonly frozenDays: readonly string[]
  /** The streak lasts, but not beyond today: nothing was done today and no freeze is left. */
  readonly willBreakToday: boolean
}

/**
 * The streak as it stands now, where the learner is. Days missed since the last active one spend freezes, by the rules of
 * `foldStreak`; today is not missed before it is over.
 *
 * @param state of days that are not of the future
 * @param nowMs milliseconds since the epoch
 * @param timeZone IANA name
 * @throws RangeError for an unknown zone
 */
export function streakAsOf(state: StreakState | null, nowMs: number, timeZone: string): Streak {
  if (state === null) return NO_STREAK
  const { lastDay, longestDays } = state
  const today = localDay(nowMs, timeZone)
  const to = { localDay: today, at: toIso(nowMs), timeZones: [timeZone] }
  const missed = listMissedDays(toGapEnd(state), to, state.freezes + 1)
  if (missed.length > state.freezes) return { ...NO_STREAK, longestDays, lastDay }
  const freezes = state.freezes - missed.length
  const isActiveToday = lastDay >= today
  return {
    lengthDays: state.lengthDays,
    longestDays,
    freezes,
    isActiveToday,
    lastDay,
    startedDay: state.startedDay,
    frozenDays: addFrozenDays(state.frozenDays, missed),
    willBreakToday: !isActiveToday && freezes === 0,
  }
}

const NO_STREAK: Streak = {
  lengthDays: 0,
  longestDays: 0,
  freezes: 0,
  isActiveToday: false,
  lastDay: null,
  startedDay: null,
  frozenDays: [],
  willBreakToday: false,
}
