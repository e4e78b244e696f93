import { ulid } from 'ulid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { DAY_MS } from '#app/kernel/time.ts'
import { deriveAgain } from '#app/server/derive-again.ts'
import { makeAttempt } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

const START_MS = Date.UTC(2026, 2, 27, 12)

let school: School
let learner: EntryAuthor

beforeAll(async () => {
  school = await openSchool(1, 4)
  learner = await enrollLearner(school, 'Europe/Berlin')
  const { tasks, lessons, courseId } = school.course
  for (let day = 0; day < 9; day += 1) {
    const task = tasks[day % tasks.length]
    if (!task) throw new Error('the course has tasks')
    const atMs = START_MS + day * DAY_MS
    await school.data.journal.append(makeAttempt(learner, task, day % 3 !== 2, atMs))
    await school.data.journal.append(makeAttempt(learner, task, true, atMs + 1_000))
    if (day % 4 === 3) await untilShipped(school)
  }
  const [task] = tasks
  const [lesson] = lessons
  if (!task || !lesson) throw new Error('the course has a lesson')
  const old = {
    ...makeAttempt(learner, task, true, START_MS - 40 * DAY_MS),
    receivedAt: '2026-03-27T12:00:00.000Z',
  }
  const payload = { lessonId: lesson.lessonId, courseId }
  const occasion = { id: ulid(), nowMs: START_MS + 9 * DAY_MS, revisionId: lesson.revisionId }
  await school.data.journal.append(old)
  await school.data.journal.append(makeEntry('lesson-finished.v1', learner, payload, occasion))
  await untilShipped(school)
})

afterAll(() => school.close())

const COLUMNS = {
  UserTaskAttempt: 'id, xpEarned, payReason, dayPlace, nextReviewDate, masteryLevel, review',
  UserTopicXp:
    'topicSlug, currentXp, highestXp, level, srsStage, nextReviewDate, lastAttemptId, rulesVersion',
  UserTaskReview: 'taskId, stage, reviewCount, masteryLevel, nextReviewDate',
  UserActivityDay: 'localDay, attempts, correct, xpEarned, lessonsFinished, spans',
  UserStreak: 'lastDay, longestDays, state',
}
const derived = () =>
  Object.fromEntries(
    Object.entries(COLUMNS).map(([table, columns]) => [
      table,
      queryRows(school.path, `SELECT ${columns} FROM ${table} WHERE userId = '${learner.userId}' ORDER BY 1`),
    ]),
  )
const totals = () =>
  queryRows(school.path, `SELECT xp, level, streak FROM User WHERE id = '${learner.userId}'`)

function wreck(...statements: readonly string[]): void {
  const connection = Connection.openWritable(school.path)
  for (const statement of statements) connection.run(statement)
  connection.close()
}

it('restores everything that is derived, from the facts alone', async () => {
  const [before, sums] = [derived(), totals()]
  expect(before['UserActivityDay']).toHaveLength(10)
  expect(before['UserTaskReview']).toHaveLength(4)
  wreck(
    'DELETE FROM UserTaskReview',
    'DELETE FROM UserStreak',
    'UPDATE UserTopicXp SET currentXp = 1, srsStage = 0, rulesVersion = 1, lastAttemptId = NULL',
    "UPDATE UserTaskAttempt SET xpEarned = 0, payReason = '' WHERE payReason <> 'too-old'",
    "UPDATE UserActivityDay SET attempts = 99, spans = '[]'",
    'UPDATE User SET xp = 0, streak = 0',
  )
  const told: string[] = []
  const { data } = school
  const handles = { primary: data.primary, replica: data.replica }
  expect(await deriveAgain(handles, Date.now, (done, all) => told.push(`${done}/${all}`))).toEqual({
    ok: true,
    value: 1,
  })
  expect(derived()).toEqual(before)
  expect(totals()).toEqual(sums)
  expect(told).toEqual(['1/1'])
})

it('is not needed for pages: what other rules derived is derived again on reading', () => {
  const asked = () =>
    school.data.replica.forLearner(learner.userId, (view) =>
      listTopicStandings(view, learner, START_MS + 10 * DAY_MS),
    )
  const before = asked()
  wreck('UPDATE UserTopicXp SET rulesVersion = 1, currentXp = 0')
  expect(before).toHaveLength(2)
  expect(asked()).toEqual(before)
})
