import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryAuthor } from '#app/entries.ts'
import { findStreak } from '#app/features/xp/find-streak.server.ts'
import { ALL_DAYS, listActivityDays } from '#app/features/xp/list-activity-days.server.ts'
import { deriveActivityDay, isIdle, type DayFact } from '#app/features/xp/rules/activity-day.ts'
import { foldStreak } from '#app/features/xp/rules/streak.ts'
import { anyWork, askEverything, Worker, type Work } from './learner-work.ts'
import { queryRows } from './migrated-database.ts'
import { enrollLearner, holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'

let school: School

beforeAll(async () => {
  school = await openSchool(2, 3)
})

afterAll(() => school.close())

const stateOf = (learner: EntryAuthor) =>
  school.data.replica.forLearner(learner.userId, (view) => ({
    pending: view.pending.length,
    state: askEverything(view, school, learner),
  }))

/** Days and streak are what all stored facts at once make of them, in however many parts they came. */
function expectDerivedFromFacts({ userId }: EntryAuthor): void {
  type Row = Omit<DayFact, 'isCorrect'> & { readonly isCorrect: number }
  const read = (columns: string, table: string) =>
    // cast: the columns that it names.
    queryRows(school.path, `SELECT ${columns} FROM ${table} WHERE userId = '${userId}'`) as Row[]
  const when = 'id, localDay, timeZone, receivedAt'
  const attempts = read(
    `${when}, 'attempt' AS kind, completedAt AS at, isCorrect, xpEarned`,
    'UserTaskAttempt',
  )
  const finishes = read(
    `${when}, 'finish' AS kind, finishedAt AS at, 0 AS isCorrect, 0 AS xpEarned`,
    'LessonFinish',
  )
  const facts = [...attempts, ...finishes].map((fact) => ({ ...fact, isCorrect: Boolean(fact.isCorrect) }))
  const days = [...new Set(facts.map(({ localDay }) => localDay))]
    .toSorted()
    .map((day) => deriveActivityDay(day, facts))
    .filter((day) => !isIdle(day))
  const stored = school.data.replica.forLearner(userId, (view) => ({
    days: listActivityDays(view, userId, ALL_DAYS),
    streak: findStreak(view, userId, [])?.state ?? null,
  }))
  expect(stored).toEqual({ days, streak: foldStreak(null, days) })
  expect(queryRows(school.path, `SELECT streak FROM User WHERE id = '${userId}'`)).toEqual([
    { streak: stored.streak?.lengthDays ?? 0 },
  ])
}

const WRONG = { kind: 'attempt', isRight: false, minute: 0, lateDays: 0, timeZone: 'UTC' } as const

/** Found once: an answer that came too late to count, of the day that is asked about, before that day's first one. */
const TOO_LATE_ON_THE_SAME_DAY: Work[][] = [
  [
    { ...WRONG, task: 2, day: 3 },
    { ...WRONG, task: 2, day: 0 },
  ],
  [
    { ...WRONG, task: 2, day: 2, lateDays: 31, timeZone: 'Asia/Tokyo' },
    { ...WRONG, task: 0, day: 0 },
  ],
]

describe('what a learner is told before their work is shipped', () => {
  it('is what they are told after, however it was divided, late and taken back work included', async () => {
    const work = fc.array(anyWork(6, 2), { minLength: 1, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 3 }), async (divided) => {
        const learner = await enrollLearner(school)
        const worker = new Worker(school, learner)
        await untilShipped(school)
        for (const part of divided) {
          const release = await holdWriteLock(school.path)
          try {
            for (const one of part) await worker.do(one)
            const before = stateOf(learner)
            release()
            await untilShipped(school)
            expect(stateOf(learner)).toEqual({ pending: 0, state: before.state })
          } catch (error) {
            await untilShipped(school)
            throw error
          }
        }
        expectDerivedFromFacts(learner)
      }),
      { numRuns: 20, examples: [[TOO_LATE_ON_THE_SAME_DAY]] },
    )
    expect(school.parked).toEqual([])
    expect(school.failures).toEqual([])
  })
})
