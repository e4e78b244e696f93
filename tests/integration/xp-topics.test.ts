import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { commit, FIXTURE_RATES, type TaskFixture } from './course-fixture.ts'
import { makeAttempt } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { answer, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

const PAY = FIXTURE_RATES.baseTaskXp
const DAY_MS = 86_400_000

let school: School
let learner: EntryAuthor
let task: TaskFixture
/** Of the topic that the task begins in. */
let sibling: TaskFixture

beforeAll(async () => {
  school = await openSchool(1, 4)
  const [first, second] = school.course.tasks
  if (!first || second?.topicSlug !== 'topic-a') throw new Error('the second task is of topic-a')
  ;[task, sibling] = [first, second]
})

beforeEach(async () => {
  await moveTask('topic-a')
  await configure({ baseTaskXp: PAY, revision: 1 })
  learner = await enrollLearner(school)
})

afterAll(() => school.close())

const moveTask = (topicSlug: string) =>
  commit(school.data.primary, [
    toStatement(tables.updateTable('Task').set({ topicSlug }).where('id', '=', task.taskId)),
  ])
const configure = (change: { readonly baseTaskXp: number; readonly revision: number }) =>
  commit(school.data.primary, [
    toStatement(tables.updateTable('TopicXpConfig').set(change).where('topicSlug', '=', 'topic-a')),
  ])
const solve = (one: TaskFixture, nowMs = Date.now()) =>
  answer(school, learner, one, { answer: one.right, nowMs })
const pointsOf = (one: EntryAuthor) =>
  school.data.replica.forLearner(one.userId, (view) =>
    Object.fromEntries(
      listTopicStandings(view, one, Date.now()).map(({ topicSlug, currentXp }) => [topicSlug, currentXp]),
    ),
  )
const rowsOf = (columns: string, table: string, order: string) =>
  queryRows(
    school.path,
    `SELECT ${columns} FROM ${table} WHERE userId = '${learner.userId}' ORDER BY ${order}`,
  )
const paid = () => rowsOf('topicSlug, xpEarned', 'UserTaskAttempt', 'completedAt, id')

describe('a task that moves to another topic', () => {
  it.each([
    ['while the first answer waits', async () => {}],
    ['after the first answer was shipped', () => untilShipped(school)],
  ])('counts there as one that is new, and keeps what it paid, %s', async (_, between) => {
    await solve(task)
    await between()
    await moveTask('topic-b')
    expect(await solve(task)).toMatchObject({ value: { pay: { xpEarned: PAY, reason: 'full' } } })
    expect(pointsOf(learner)).toEqual({ 'topic-a': PAY, 'topic-b': PAY })
    await untilShipped(school)
    expect(pointsOf(learner)).toEqual({ 'topic-a': PAY, 'topic-b': PAY })
    expect(paid()).toEqual([
      { topicSlug: 'topic-a', xpEarned: PAY },
      { topicSlug: 'topic-b', xpEarned: PAY },
    ])
  })
})

describe('a topic that pays less than before', () => {
  it('leaves what was paid, pays the new rate, and its rows name the configuration', async () => {
    const revisions = () => rowsOf('currentXp, configRevision', 'UserTopicXp', 'topicSlug')
    await solve(task)
    await untilShipped(school)
    expect(revisions()).toEqual([{ currentXp: PAY, configRevision: 1 }])
    await configure({ baseTaskXp: 4, revision: 2 })
    await answer(school, learner, task, { answer: task.wrong })
    expect(pointsOf(learner)).toEqual({ 'topic-a': PAY })
    await untilShipped(school)
    expect(pointsOf(learner)).toEqual({ 'topic-a': PAY })
    expect(paid().map(({ xpEarned }) => xpEarned)).toEqual([PAY, 0])
    expect(revisions()).toEqual([{ currentXp: PAY, configRevision: 2 }])
    expect(await solve(sibling)).toMatchObject({ value: { pay: { xpEarned: 4 } } })
  })

  it('leaves what was acknowledged and is not in the database yet', async () => {
    await configure({ baseTaskXp: 4, revision: 2 })
    const entry = makeAttempt(learner, { ...task, topicSlug: 'topic-a' })
    const pending = [{ ...entry, verdict: { isCorrect: true, xpEarned: PAY } }]
    const topics = school.data.replica.forLearner(learner.userId, ({ all }) =>
      listTopicStandings({ all, pending }, learner, Date.now()),
    )
    expect(topics).toMatchObject([{ topicSlug: 'topic-a', currentXp: PAY }])
  })

  it('takes nothing when an answer from before comes late', async () => {
    const nowMs = Date.now()
    await solve(task, nowMs)
    await untilShipped(school)
    await configure({ baseTaskXp: 4, revision: 2 })
    expect(await solve(task, nowMs - DAY_MS)).toMatchObject({ value: { pay: { xpEarned: 4 } } })
    await untilShipped(school)
    expect(pointsOf(learner)).toEqual({ 'topic-a': PAY + 4 })
    expect(paid().map(({ xpEarned }) => xpEarned)).toEqual([4, PAY])
  })
})
