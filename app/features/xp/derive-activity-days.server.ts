import { sql } from 'kysely'
import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { rowId } from './row-id.server.ts'

/**
 * Counts a learner's days again, from the rows that stand when the statement runs; it goes after theirs in a batch.
 *
 * @param localDays `YYYY-MM-DD`, repetitions allowed
 */
export function deriveActivityDays(userId: string, localDays: readonly string[], nowMs: number): Statement[] {
  const now = toIso(nowMs)
  return [...new Set(localDays)].map((localDay) => countDay({ id: rowId(nowMs), userId, localDay, now }))
}

const countDay = prepareStatement(
  ({ id, userId, localDay, now }: Readonly<Record<'id' | 'userId' | 'localDay' | 'now', string>>) => {
    const counted = tables
      .selectFrom('UserTaskAttempt')
      .select((eb) => [
        eb.val(id).as('id'),
        eb.val(userId).as('userId'),
        eb.val(localDay).as('localDay'),
        eb.fn.countAll<number>().as('attempts'),
        eb.fn.coalesce(eb.fn.sum<number>('isCorrect'), eb.lit(0)).as('correct'),
        eb.fn.coalesce(eb.fn.sum<number>('xpEarned'), eb.lit(0)).as('xpEarned'),
        eb.val(now).as('createdAt'),
        eb.val(now).as('updatedAt'),
      ])
      .where('userId', '=', userId)
      .where('localDay', '=', localDay)
    return tables
      .insertInto('UserActivityDay')
      .columns(['id', 'userId', 'localDay', 'attempts', 'correct', 'xpEarned', 'createdAt', 'updatedAt'])
      .expression(counted)
      .onConflict((conflict) =>
        conflict.columns(['userId', 'localDay']).doUpdateSet({
          attempts: sql`excluded.attempts`,
          correct: sql`excluded.correct`,
          xpEarned: sql`excluded.xpEarned`,
          updatedAt: now,
        }),
      )
  },
)
