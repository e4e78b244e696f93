import { z } from 'zod/mini'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { ALL_DAYS, listStoredDays, mergeDays } from './list-activity-days.server.ts'
import type { ActivityDay } from './rules/activity.ts'
import { foldStreak, STREAK_RULES_VERSION, StreakState } from './rules/streak.ts'

/** A streak as of a learner's last active day, as it is stored. */
export const FoldedStreak = z.object({
  state: StreakState,
  /** The day before: what a change of the last day goes on from; null where there was none. */
  before: z.nullable(StreakState),
})
export type FoldedStreak = z.infer<typeof FoldedStreak>

/**
 * A learner's streak with some days counted again; null without any day that counts. It goes on from what is stored, where
 * no change lies before its last day; else all days are folded again.
 *
 * @param changed in order, each once
 */
export function findStreak(
  view: LearnerSnapshot,
  userId: string,
  changed: readonly ActivityDay[],
): FoldedStreak | null {
  const stored = findStored(view, userId)
  const [first] = changed
  if (stored && !first) return stored
  if (stored && first && first.localDay > stored.state.lastDay) return fold(stored.state, changed) ?? stored
  if (stored && first?.localDay === stored.state.lastDay && first.spans.length > 0) {
    return fold(stored.before, changed)
  }
  return fold(null, mergeDays(listStoredDays(view, userId, ALL_DAYS), changed))
}

/** Null for a learner without a streak, or one that other rules derived. */
function findStored(view: LearnerSnapshot, userId: string): FoldedStreak | null {
  const [row] = view.all('streak', streakOf({ userId }))
  if (row?.rulesVersion !== STREAK_RULES_VERSION) return null
  return FoldedStreak.parse(JSON.parse(row.state))
}

const streakOf = prepare((given: { readonly userId: string }) =>
  tables.selectFrom('UserStreak').select(['state', 'rulesVersion']).where('userId', '=', given.userId),
)

/** Null when no day has spans. */
function fold(start: StreakState | null, days: readonly ActivityDay[]): FoldedStreak | null {
  const active = days.filter(({ spans }) => spans.length > 0)
  const before = foldStreak(start, active.slice(0, -1))
  const state = foldStreak(before, active.slice(-1))
  return active.length > 0 && state ? { state, before } : null
}
