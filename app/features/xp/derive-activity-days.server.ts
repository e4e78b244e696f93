import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { rowId } from './row-id.server.ts'
import { isIdle } from './rules/activity-day.ts'
import type { ActivityDay } from './rules/activity.ts'

/** Writes down a learner's days as they have been counted again; one on which nothing is left goes. */
export function deriveActivityDays(userId: string, days: readonly ActivityDay[], nowMs: number): Statement[] {
  const now = toIso(nowMs)
  return days.map((day) => {
    if (isIdle(day)) return deleteDay({ userId, localDay: day.localDay })
    return upsertDay({ ...day, spans: JSON.stringify(day.spans), id: rowId(nowMs), userId, now })
  })
}

type DayTexts = Readonly<Record<'id' | 'userId' | 'localDay' | 'spans' | 'now', string>>
type DayNumbers = Readonly<Record<'attempts' | 'correct' | 'xpEarned' | 'lessonsFinished', number>>

const upsertDay = prepareStatement((given: DayTexts & DayNumbers) => {
  const { id, userId, localDay, now, attempts, correct, xpEarned, lessonsFinished, spans } = given
  const derived = { attempts, correct, xpEarned, lessonsFinished, spans, updatedAt: now }
  return tables
    .insertInto('UserActivityDay')
    .values({ id, userId, localDay, createdAt: now, ...derived })
    .onConflict((conflict) => conflict.columns(['userId', 'localDay']).doUpdateSet(derived))
})

const deleteDay = prepareStatement(({ userId, localDay }: Readonly<Record<'userId' | 'localDay', string>>) =>
  tables.deleteFrom('UserActivityDay').where('userId', '=', userId).where('localDay', '=', localDay),
)
