import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { findStreak, type FoldedStreak } from './find-streak.server.ts'
import { rowId } from './row-id.server.ts'
import type { ActivityDay } from './rules/activity.ts'
import { STREAK_RULES_VERSION } from './rules/streak.ts'

/**
 * Writes down a learner's streak as of their last active day, and its length for ranking.
 *
 * @param changed days that have been counted again (`listChangedDays`); none, and nothing is written
 */
export function deriveStreak(
  view: LearnerSnapshot,
  userId: string,
  changed: readonly ActivityDay[],
  nowMs: number,
): Statement[] {
  if (changed.length === 0) return []
  const folded = findStreak(view, userId, changed)
  const now = toIso(nowMs)
  const row = folded
    ? upsertStreak({ ...toRow(folded), id: rowId(nowMs), userId, now })
    : deleteStreak({ userId })
  return [row, updateLength({ userId, length: folded?.state.lengthDays ?? 0, now })]
}

function toRow(folded: FoldedStreak) {
  const { lastDay, longestDays } = folded.state
  return { lastDay, longestDays, state: JSON.stringify(folded) }
}

type StreakTexts = Readonly<Record<'id' | 'userId' | 'lastDay' | 'state' | 'now', string>>

const upsertStreak = prepareStatement((given: StreakTexts & { readonly longestDays: number }) => {
  const { id, userId, lastDay, longestDays, state, now } = given
  const derived = { lastDay, longestDays, state, rulesVersion: STREAK_RULES_VERSION, updatedAt: now }
  return tables
    .insertInto('UserStreak')
    .values({ id, userId, createdAt: now, ...derived })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(derived))
})

const deleteStreak = prepareStatement(({ userId }: { readonly userId: string }) =>
  tables.deleteFrom('UserStreak').where('userId', '=', userId),
)

const updateLength = prepareStatement(
  ({ userId, length, now }: Readonly<Record<'userId' | 'now', string>> & { readonly length: number }) =>
    tables.updateTable('User').set({ streak: length, updatedAt: now }).where('id', '=', userId),
)
