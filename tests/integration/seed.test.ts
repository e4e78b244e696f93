import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Journal } from '#app/data/journal.ts'
import { findUserByPassword } from '#app/features/user/find-user-by-password.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { DAY_MS } from '#app/kernel/time.ts'
import { DEMO_PASSWORD, seedDemo } from '#prisma/seed.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, runSql, untilShipped, type School } from './open-school.ts'

let school: School
/** What was handed to the journal. */
const kept: AcceptedEntry[] = []

beforeAll(async () => {
  school = await openSchool(8, 3)
})

afterAll(() => school.close())

const seed = (nowMs: number) => {
  const { replica, primary, journal } = school.data
  const watched: Journal = {
    append(entry) {
      kept.push(entry)
      return journal.append(entry)
    },
  }
  return seedDemo({ reader: replica, primary, journal: watched, runSql, nowMs })
}

const everything = () =>
  [
    'User',
    'Password',
    'UserTaskAttempt',
    'UserTopicXp',
    'LessonProgress',
    'Enrollment',
    'UserActivityDay',
    'Entry',
  ].map((table) => queryRows(school.path, `SELECT * FROM "${table}" ORDER BY 1`))

describe('seeding', () => {
  it('makes the accounts of each role, with weeks of history for the learner, none of it in the future', async () => {
    const nowMs = Date.now()
    expect(await seed(nowMs)).toBe(3)
    await untilShipped(school)
    expect(queryRows(school.path, 'SELECT email, role FROM User ORDER BY email')).toEqual([
      { email: 'admin@example.com', role: 'ADMIN' },
      { email: 'instructor@example.com', role: 'INSTRUCTOR' },
      { email: 'learner@example.com', role: 'STUDENT' },
    ])
    for (const name of ['learner', 'instructor', 'admin']) {
      const credentials = { email: `${name}@example.com`, password: DEMO_PASSWORD }
      expect(await findUserByPassword(school.data.replica, credentials)).not.toBeNull()
    }
    const [history] = queryRows(
      school.path,
      `SELECT min(completedAt) AS first, max(completedAt) AS last, count(DISTINCT localDay) AS days,
        sum(isCorrect = 0) AS wrong, sum(xpEarned) > 0 AS isPaid FROM UserTaskAttempt`,
    )
    expect(history).toMatchObject({ days: 7, isPaid: 1 })
    expect(Number(history?.['wrong'])).toBeGreaterThan(0)
    expect(Date.parse(String(history?.['first']))).toBeGreaterThanOrEqual(nowMs - 21 * DAY_MS)
    expect(Date.parse(String(history?.['last']))).toBeLessThanOrEqual(nowMs)
    const progress = 'SELECT count(*) AS lessons, sum(finishedAt IS NOT NULL) AS finished FROM LessonProgress'
    expect(queryRows(school.path, progress)).toEqual([{ lessons: 7, finished: 6 }])
    expect(school.parked).toEqual([])
  })

  it('names the revision of the lesson that was finished', () => {
    const finished = kept.filter(({ kind }) => kind === 'lesson-finished.v1')
    const revisions = school.course.lessons.map(({ revisionId }) => revisionId)
    expect(finished).toHaveLength(6)
    expect(finished.map(({ revisionId }) => revisionId)).toEqual(revisions.slice(0, 6))
  })

  it('again, on the same day or another, changes nothing', async () => {
    const before = everything()
    expect(await seed(Date.now())).toBe(0)
    expect(await seed(Date.now() + 5 * DAY_MS)).toBe(0)
    await untilShipped(school)
    expect(everything()).toEqual(before)
  })
})
