import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { listChangedDays } from './list-changed-days.server.ts'
import { listRepaid } from './list-settled-attempts.server.ts'
import { isIdle } from './rules/activity-day.ts'
import type { ActivityDay, DaySpan } from './rules/activity.ts'

/** Days from the first to the last, both included, `YYYY-MM-DD`. */
export interface DayRange {
  readonly fromDay: string
  readonly toDay: string
}

/** Every day there is. */
export const ALL_DAYS: DayRange = { fromDay: '0000-00-00', toDay: '9999-99-99' }

/** The days on which a learner did something, in order; pending entries are counted. */
export function listActivityDays(view: LearnerSnapshot, userId: string, range: DayRange): ActivityDay[] {
  const changed = listChangedDays(view, userId, listRepaid(view, userId))
  return mergeDays(listStoredDays(view, userId, range), changed, range)
}

/** The days as the copy has them. */
export function listStoredDays(view: LearnerSnapshot, userId: string, range: DayRange): ActivityDay[] {
  return (
    view
      .all('activity-days', storedDays({ userId, ...range }))
      // cast: written by JSON.stringify from these, and by nothing else; a year of them is read for every dashboard.
      .map((row) => ({ ...row, spans: JSON.parse(row.spans) as DaySpan[] }))
  )
}

const storedDays = prepare((given: Readonly<Record<'userId' | 'fromDay' | 'toDay', string>>) =>
  tables
    .selectFrom('UserActivityDay')
    .select(['localDay', 'attempts', 'correct', 'xpEarned', 'lessonsFinished', 'spans'])
    .where('userId', '=', given.userId)
    .where('localDay', '>=', given.fromDay)
    .where('localDay', '<=', given.toDay)
    .orderBy('localDay'),
)

/** Days with some of them counted again; those on which nothing is left go. In order. */
export function mergeDays(
  days: readonly ActivityDay[],
  changed: readonly ActivityDay[],
  { fromDay, toDay }: DayRange = ALL_DAYS,
): ActivityDay[] {
  if (changed.length === 0) return [...days]
  const merged = new Map([...days, ...changed].map((day) => [day.localDay, day]))
  return [...merged.values()]
    .filter((day) => !isIdle(day) && day.localDay >= fromDay && day.localDay <= toDay)
    .toSorted((a, b) => (a.localDay < b.localDay ? -1 : 1))
}
