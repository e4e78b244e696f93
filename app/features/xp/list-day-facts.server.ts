import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import type { DayFact } from './rules/activity-day.ts'
import { selectAttempts } from './rules/attempt.ts'

/** What a learner did that the copy does not hold yet. What an answer earned is what was said of it. */
export function listPendingFacts({ pending }: Pick<LearnerSnapshot, 'pending'>): DayFact[] {
  const attempts = selectAttempts(pending).map((entry): DayFact => {
    const { isCorrect, xpEarned } = entry.verdict
    return { ...toOccasion(entry), kind: 'attempt', isCorrect, xpEarned }
  })
  const finishes = pending
    .filter(({ kind }) => kind === 'lesson-finished.v1')
    .map((entry): DayFact => ({ ...toOccasion(entry), kind: 'finish', isCorrect: false, xpEarned: 0 }))
  return [...attempts, ...finishes]
}

type Occasion = Pick<DayFact, 'id' | 'at' | 'localDay' | 'timeZone'> & { readonly receivedAt: string }

function toOccasion({ id, at, localDay, timeZone, receivedAt }: Occasion): Occasion {
  return { id, at, localDay, timeZone, receivedAt }
}

/**
 * All that a learner did on some days, pending entries included, in no order; without what has been taken back.
 *
 * @param days `YYYY-MM-DD`
 */
export function listDayFacts(view: LearnerSnapshot, userId: string, days: readonly string[]): DayFact[] {
  if (days.length === 0) return []
  const given = { userId, days: toList(days) }
  const withdrawn = listWithdrawnIds(view)
  const wanted = new Set(days)
  return [
    ...view
      .all('day-attempts', attemptsOn(given))
      .filter(({ id }) => !withdrawn.has(id))
      .map((row): DayFact => ({ ...row, kind: 'attempt', isCorrect: Boolean(row.isCorrect) })),
    ...listStoredFinishes(view, given),
    ...listPendingFacts(view).filter(({ localDay }) => wanted.has(localDay)),
  ]
}

function listStoredFinishes(view: LearnerSnapshot, given: DaysOf): DayFact[] {
  return view
    .all('day-finishes', finishesOn(given))
    .map((row): DayFact => ({ ...row, kind: 'finish', isCorrect: false, xpEarned: 0 }))
}

/** The lessons that a learner called finished on a day, pending entries included. */
export function listDayFinishes(view: LearnerSnapshot, userId: string, day: string): DayFact[] {
  const pending = listPendingFacts(view).filter(({ kind, localDay }) => kind === 'finish' && localDay === day)
  return [...listStoredFinishes(view, { userId, days: toList([day]) }), ...pending]
}

type DaysOf = Readonly<Record<'userId' | 'days', string>>

const attemptsOn = prepare((given: DaysOf) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'completedAt as at', 'localDay', 'timeZone', 'receivedAt', 'isCorrect', 'xpEarned'])
    .where('userId', '=', given.userId)
    .where('localDay', 'in', textsOf(given.days)),
)

const finishesOn = prepare((given: DaysOf) =>
  tables
    .selectFrom('LessonFinish')
    .select(['id', 'finishedAt as at', 'localDay', 'timeZone', 'receivedAt'])
    .where('userId', '=', given.userId)
    .where('localDay', 'in', textsOf(given.days)),
)
