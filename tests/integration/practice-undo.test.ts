import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Journal } from '#app/data/journal.ts'
import { findOpenPractice } from '#app/features/xp/find-open-practice.server.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { withdrawAttempt } from '#app/features/xp/withdraw-attempt.server.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, untilShipped, type School } from './open-school.ts'
import { begin, Practising, WAITING_OR_SHIPPED } from './practice-fixture.ts'

let school: School
let one: Practising

beforeAll(async () => {
  school = await openSchool(1, 4)
})

beforeEach(async () => {
  one = await Practising.enrolled(school)
})

afterAll(() => school.close())

const undo = ({ learner, nowMs }: Practising, attemptId: string, journal: Journal = school.data.journal) =>
  withdrawAttempt({ reader: school.data.replica, journal }, learner, attemptId, nowMs)

const xpOf = ({ learner, nowMs }: Practising) =>
  school.data.replica.forLearner(learner.userId, (view) =>
    listTopicStandings(view, learner, nowMs).reduce((sum, { currentXp }) => sum + currentXp, 0),
  )

const rowsOf = (table: 'UserTaskAttempt' | 'AttemptWithdrawal', { learner }: Practising) =>
  queryRows(school.path, `SELECT id FROM ${table} WHERE userId = '${learner.userId}'`)

describe('taking an answer back', () => {
  it.each(WAITING_OR_SHIPPED)(
    'asks the task again, and leaves nothing of the answer, %s',
    async (_, isWaiting) => {
      const { settle, end } = await begin(school, isWaiting)
      const { practiceId, taskId, attemptId } = await one.giveOne()
      await settle()
      expect(xpOf(one)).toBe(10)
      expect(await undo(one, attemptId)).toEqual(ok(null))
      for (const then of [settle, end]) {
        await then()
        expect(one.taskOf(practiceId, { taskId })).toMatchObject({
          number: 1,
          answered: null,
          undoable: null,
        })
        expect(one.nextOf(practiceId).practice.task.id).toBe(taskId)
        expect(xpOf(one)).toBe(0)
        expect(one.summaryOf(practiceId)).toMatchObject({ answers: [], streak: { lengthDays: 0 } })
        expect(
          school.data.replica.forLearner(one.learner.userId, (view) =>
            findOpenPractice(view, one.learner, one.nowMs),
          ),
        ).toBeNull()
      }
      expect(rowsOf('UserTaskAttempt', one)).toEqual([])
      expect((await one.give(practiceId, one.nextOf(practiceId), true)).xpEarned).toBe(10)
      await untilShipped(school)
      expect(rowsOf('UserTaskAttempt', one)).toHaveLength(1)
    },
  )

  it.each(WAITING_OR_SHIPPED)(
    'leaves nothing to be told where the same form is sent again, %s',
    async (_, isWaiting) => {
      const { settle, end } = await begin(school, isWaiting)
      const practiceId = one.newPractice()
      const page = one.nextOf(practiceId)
      const given = { formId: ulid(one.nowMs), isRight: true }
      for (const status of ['graded', 'graded']) {
        expect(await one.send(practiceId, page, given)).toMatchObject({ status })
        await settle()
      }
      const { undoable } = one.taskOf(practiceId, { taskId: page.practice.task.id })
      await undo(one, undoable?.attemptId ?? '')
      for (const then of [settle, end]) {
        await then()
        const again = await one.send(practiceId, page, given)
        expect(again).toMatchObject({ status: 'refused', typed: { choice: ['1'] } })
        expect(xpOf(one)).toBe(0)
      }
    },
  )

  it('goes back answer by answer, the last one first', async () => {
    const practiceId = one.newPractice()
    const asked: string[] = []
    for (let count = 0; count < 3; count += 1) {
      const page = one.nextOf(practiceId)
      asked.push(page.practice.task.id)
      await one.give(practiceId, page, true)
    }
    for (const [left, taskId] of [...asked.entries()].toReversed()) {
      const { undoable } = one.taskOf(practiceId, { taskId })
      expect(undoable?.taskId).toBe(taskId)
      expect(await undo(one, undoable?.attemptId ?? '')).toEqual(ok(null))
      expect(one.summaryOf(practiceId).answers).toHaveLength(left)
    }
  })

  it.each(WAITING_OR_SHIPPED)('twice is taking it back once, %s', async (_, isWaiting) => {
    const { settle, end } = await begin(school, isWaiting)
    const { attemptId } = await one.giveOne(false)
    await settle()
    const both = await Promise.all([undo(one, attemptId), undo(one, attemptId)])
    await settle()
    one.nowMs += SECOND_MS
    expect([...both, await undo(one, attemptId)]).toEqual([ok(null), ok(null), ok(null)])
    await end()
    expect(await undo(one, attemptId)).toEqual(ok(null))
    expect(rowsOf('AttemptWithdrawal', one)).toHaveLength(1)
    expect(school.parked.filter(({ userId }) => userId === one.learner.userId)).toEqual([])
  })

  it.each(WAITING_OR_SHIPPED)('is refused after half an hour, %s', async (_, isWaiting) => {
    const { settle, end } = await begin(school, isWaiting)
    const { practiceId, taskId, attemptId } = await one.giveOne()
    await settle()
    one.nowMs += 30 * MINUTE_MS + 1
    expect(one.taskOf(practiceId, { taskId })).toMatchObject({
      answered: { isCorrect: true },
      undoable: null,
    })
    expect(await undo(one, attemptId)).toEqual(fail('too-late'))
    await end()
    expect(one.summaryOf(practiceId).right).toBe(1)
  })

  it('is refused for an answer of somebody else, and for none', async () => {
    const other = await Practising.enrolled(school)
    for (const settle of [() => Promise.resolve(), () => untilShipped(school)]) {
      const { practiceId, attemptId } = await one.giveOne()
      await settle()
      for (const id of [attemptId, ulid(), 'nothing']) {
        expect(await undo(other, id)).toEqual(fail('unknown-attempt'))
      }
      expect(one.summaryOf(practiceId).right).toBe(1)
    }
  })

  it('says so when it cannot be kept, and the answer stands', async () => {
    const { practiceId, attemptId } = await one.giveOne()
    const full: Journal = { append: () => Promise.resolve(fail({ code: 'unavailable' } as const)) }
    expect(await undo(one, attemptId, full)).toEqual(fail('unavailable'))
    expect(one.summaryOf(practiceId).right).toBe(1)
  })
})
