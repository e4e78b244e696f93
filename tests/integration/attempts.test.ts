import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { receiveAnswer } from '#app/features/xp/receive-answer.server.ts'
import { commit, FIXTURE_RATES, type TaskFixture } from './course-fixture.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import {
  answer,
  enrollLearner,
  holdWriteLock,
  openSchool,
  runSql,
  untilShipped,
  type School,
} from './open-school.ts'

const PAY = FIXTURE_RATES.baseTaskXp

let school: School
let learner: EntryAuthor
let task: TaskFixture
/** Of the same topic. */
let sibling: TaskFixture

beforeAll(async () => {
  school = await openSchool(2, 4)
  const [first, second, third] = school.course.tasks
  if (!first || !second || !third) throw new Error('the course has tasks')
  ;[task, sibling] = [first, third]
})

beforeEach(async () => {
  learner = await enrollLearner(school, 'America/New_York')
})

afterAll(() => school.close())

const attemptsOf = ({ userId }: EntryAuthor) =>
  queryRows(school.path, `SELECT * FROM UserTaskAttempt WHERE userId = '${userId}' ORDER BY completedAt, id`)
const xpOf = (one: EntryAuthor) =>
  school.data.replica.forLearner(one.userId, (view) =>
    listTopicStandings(view, one, Date.now()).map(({ currentXp }) => currentXp),
  )

describe('an attempt', () => {
  it('is graded, explained, paid at once, and kept with the day where the learner is', async () => {
    const nowMs = Date.parse('2026-03-08T04:30:00.000Z')
    const submitted = await answer(school, learner, task, { answer: task.right, nowMs })
    expect(submitted).toMatchObject({
      ok: true,
      value: {
        grade: { isCorrect: true },
        pay: { xpEarned: PAY, reason: 'full', place: 1 },
        saved: 'server',
      },
    })
    expect(submitted.ok && submitted.value.grade.explanation).toMatchObject({
      general: '<p>Right.</p>',
      notes: [{ about: '<p>Yes</p>', isRight: true, html: '<p>This one.</p>' }],
    })
    expect(xpOf(learner)).toEqual([PAY])
    await untilShipped(school)
    expect(attemptsOf(learner)).toMatchObject([
      {
        taskId: task.taskId,
        revisionId: task.revisionId,
        answer: JSON.stringify(task.right),
        isCorrect: 1,
        xpEarned: PAY,
        completedAt: '2026-03-08T04:30:00.000Z',
        localDay: '2026-03-07',
        timeZone: 'America/New_York',
      },
    ])
    const days = `SELECT localDay, attempts, correct, xpEarned FROM UserActivityDay WHERE userId = '${learner.userId}'`
    expect(queryRows(school.path, days)).toEqual([
      { localDay: '2026-03-07', attempts: 1, correct: 1, xpEarned: PAY },
    ])
    const totals = `SELECT xp, level FROM User WHERE id = '${learner.userId}'`
    expect(queryRows(school.path, totals)).toEqual([{ xp: PAY, level: 2 }])
  })

  it('that is wrong pays nothing, and the right one after it comes before its review', async () => {
    expect(await answer(school, learner, task, { answer: task.wrong })).toMatchObject({
      value: { grade: { isCorrect: false }, pay: { xpEarned: 0, reason: 'wrong' } },
    })
    expect(await answer(school, learner, task, { answer: task.right })).toMatchObject({
      value: { pay: { xpEarned: 0, reason: 'early' } },
    })
  })

  it.each([
    ['while the first waits', async () => {}],
    ['after the first was shipped', () => untilShipped(school)],
  ])('at a task that is solved pays nothing, %s', async (_, between) => {
    await answer(school, learner, task, { answer: task.right })
    await between()
    expect(await answer(school, learner, task, { answer: task.right })).toMatchObject({
      value: { grade: { isCorrect: true }, pay: { xpEarned: 0, reason: 'early' } },
    })
    await untilShipped(school)
    expect(xpOf(learner)).toEqual([PAY])
    expect(attemptsOf(learner).map(({ xpEarned }) => xpEarned)).toEqual([PAY, 0])
  })

  it('pays no more than the topic holds', async () => {
    const own = school.course.tasks.filter(({ topicSlug }) => topicSlug === task.topicSlug)
    const paid: (number | null)[] = []
    for (const one of own) {
      const submitted = await answer(school, learner, one, { answer: one.right })
      paid.push(submitted.ok ? submitted.value.pay.xpEarned : null)
    }
    expect(paid).toEqual([PAY, PAY, PAY, FIXTURE_RATES.maxXp - 3 * PAY])
    await untilShipped(school)
    expect(xpOf(learner)).toEqual([FIXTURE_RATES.maxXp])
  })

  it('of an earlier day that comes late pays, and the later one keeps what was said of it', async () => {
    const nowMs = Date.now()
    await answer(school, learner, task, { answer: task.right, nowMs })
    await untilShipped(school)
    await answer(school, learner, task, { answer: task.right, nowMs: nowMs - 86_400_000 })
    await untilShipped(school)
    expect(attemptsOf(learner).map(({ xpEarned, payReason }) => [xpEarned, payReason])).toEqual([
      [PAY, 'full'],
      [PAY, 'full'],
    ])
    expect(xpOf(learner)).toEqual([2 * PAY])
    const days = `SELECT xpEarned FROM UserActivityDay WHERE userId = '${learner.userId}' ORDER BY localDay`
    expect(queryRows(school.path, days)).toEqual([{ xpEarned: PAY }, { xpEarned: PAY }])
  })
})

describe('the same attempt again', () => {
  it.each([
    ['at once', async () => {}],
    ['after it was shipped', () => untilShipped(school)],
  ])('%s gets the same answer, and counts once', async (_, between) => {
    const id = ulid()
    const first = await answer(school, learner, task, { answer: task.right, id })
    await between()
    const again = await answer(school, learner, task, { answer: task.right, id, nowMs: Date.now() + 1_000 })
    expect(again).toEqual(first)
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(1)
    expect(xpOf(learner)).toEqual([PAY])
  })

  it('ten times at the same moment counts once', async () => {
    const id = ulid()
    const nowMs = Date.now()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        answer(school, learner, task, { answer: task.right, id, nowMs: nowMs + index }),
      ),
    )
    expect(new Set(answers.map((one) => one.ok && one.value.pay.xpEarned))).toEqual(new Set([PAY]))
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(1)
  })

  it('by ten tabs, each with its own form, is paid once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        answer(school, learner, index % 2 ? task : sibling, { answer: task.right }),
      ),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(10)
    expect(attemptsOf(learner).filter(({ xpEarned }) => xpEarned === PAY)).toHaveLength(2)
    expect(xpOf(learner)).toEqual([2 * PAY])
  })
})

describe('somebody who has not taken up the course', () => {
  it('is refused, and nothing is kept; enrolling counts at once', async () => {
    const primary = openPrimary(school.path)
    const stranger = await insertLearner(primary)
    primary.close()
    expect(await answer(school, stranger, task, { answer: task.right })).toEqual({
      ok: false,
      reason: 'not-enrolled',
    })
    await untilShipped(school)
    expect(attemptsOf(stranger)).toEqual([])

    const release = await holdWriteLock(school.path)
    const occasion = { nowMs: Date.now(), newId: () => ulid() }
    const { courseId } = school.course
    expect(
      await enrollInCourse(school.data.journal, stranger, { courseId, priceCents: 500 }, occasion),
    ).toEqual({
      ok: false,
      reason: 'not-free',
    })
    await enrollInCourse(school.data.journal, stranger, { courseId, priceCents: 0 }, occasion)
    expect(await answer(school, stranger, task, { answer: task.right })).toMatchObject({
      value: { pay: { xpEarned: PAY } },
    })
    release()
    await untilShipped(school)
    expect(attemptsOf(stranger)).toHaveLength(1)
  })
})

describe('a form', () => {
  const send = (fields: Readonly<Record<string, string>>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const handles = { reader: school.data.replica, journal: school.data.journal, runSql }
    return receiveAnswer(handles, learner, form, { nowMs: Date.now(), locale: 'en' })
  }
  const target = (formId = ulid()) => ({ taskId: task.taskId, revisionId: task.revisionId, formId })

  it('sent twice is one attempt; answered differently after going back it is another', async () => {
    const fields = target()
    const wrong = await send({ ...fields, choice: '0' })
    expect(wrong).toMatchObject({
      value: { refusal: null, result: { status: 'graded', grade: { isCorrect: false } } },
    })
    expect(await send({ ...fields, choice: '0' })).toEqual(wrong)
    const right = await send({ ...fields, choice: '1' })
    expect(right).toMatchObject({ value: { result: { grade: { isCorrect: true }, xpEarned: 0 } } })
    expect(await send({ ...fields, choice: '1' })).toEqual(right)
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(2)
  })

  it('without an answer gets a message beside the field, and keeps what was typed', async () => {
    expect(await send({ ...target(), note: 'x' })).toMatchObject({
      value: {
        refusal: 'not-readable',
        result: { status: 'refused', message: 'Choose one', typed: { note: ['x'] } },
      },
    })
  })

  it.each([
    ['no task', { taskId: '' }],
    ['a task that does not exist', { taskId: ulid() }],
    ['a revision that does not exist', { revisionId: ulid() }],
    ['a form without a number of its own', { formId: 'x' }],
  ])('for %s is for nothing that we know', async (_, change) => {
    expect(await send({ ...target(), choice: '1', ...change })).toEqual({ ok: false, reason: 'unknown-task' })
  })

  it('for a course that is no longer published is for nothing that we know', async () => {
    const set = (status: 'ARCHIVED' | 'PUBLISHED') =>
      commit(school.data.primary, [
        toStatement(tables.updateTable('Course').set({ status }).where('id', '=', school.course.courseId)),
      ])
    await set('ARCHIVED')
    expect(await send({ ...target(), choice: '1' })).toEqual({ ok: false, reason: 'unknown-task' })
    await set('PUBLISHED')
  })
})
