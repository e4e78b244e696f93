import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findOpenPractice } from '#app/features/xp/find-open-practice.server.ts'
import { getPracticeStart } from '#app/features/xp/get-practice-start.server.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { TaskFixture } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { answer, openSchool, untilShipped, type School } from './open-school.ts'
import { begin, Practising, WAITING_OR_SHIPPED } from './practice-fixture.ts'

let school: School
let one: Practising
/** Twelve, of two topics in turn. */
let tasks: readonly TaskFixture[]

beforeAll(async () => {
  school = await openSchool(2, 6)
  ;({ tasks } = school.course)
})

beforeEach(async () => {
  one = await Practising.enrolled(school)
})

afterAll(() => school.close())

const attemptsOf = ({ learner }: Practising) =>
  queryRows(
    school.path,
    `SELECT taskId, practiceId, durationMs FROM UserTaskAttempt WHERE userId = '${learner.userId}' ORDER BY completedAt`,
  )

describe('a session', () => {
  it.each(WAITING_OR_SHIPPED)(
    'asks ten tasks, each once, says how far it is, and ends, %s',
    async (_, isWaiting) => {
      const { settle, end } = await begin(school, isWaiting)
      const practiceId = one.newPractice()
      const asked: string[] = []
      for (let number = 1; number <= 10; number += 1) {
        const page = one.nextOf(practiceId)
        const { id: taskId } = page.practice.task
        expect(page).toMatchObject({ number, total: 10, answered: null })
        asked.push(taskId)
        await one.give(practiceId, page, number % 2 === 0)
        await settle()
        const answered = { isCorrect: number % 2 === 0 }
        expect(one.taskOf(practiceId, { taskId })).toMatchObject({ number, total: 10, answered })
      }
      expect(new Set(asked).size).toBe(10)
      expect(one.pageOf(practiceId)).toMatchObject({ kind: 'over', resumeTo: null })
      await end()
      const durationMs = 30 * SECOND_MS
      expect(attemptsOf(one)).toEqual(asked.map((taskId) => ({ taskId, practiceId, durationMs })))
    },
  )

  it.each(WAITING_OR_SHIPPED)('says in the end what changed and why, %s', async (_, isWaiting) => {
    const { settle, end } = await begin(school, isWaiting)
    const practiceId = one.newPractice()
    const first = await one.give(practiceId, one.nextOf(practiceId), true)
    expect(first.payWords).toBe('+10 XP: first right answer today in this topic, full rate')
    expect(first.returnWords).toBe('This task comes back tomorrow.')
    await one.give(practiceId, one.nextOf(practiceId), false)
    await settle()
    const summary = one.summaryOf(practiceId)
    expect(summary).toMatchObject({
      answers: [
        {
          isCorrect: true,
          pay: { xpEarned: 10, reason: 'full', place: 1 },
          nextReviewDay: first.nextReviewDay,
        },
        { isCorrect: false, pay: { xpEarned: 0, reason: 'wrong', place: 0 } },
      ],
      right: 1,
      xpEarned: 10,
      streak: { lengthDays: 1, isActiveToday: true },
    })
    const [most, least] = summary.topics.toSorted((a, b) => b.earnedXp - a.earnedXp)
    expect([most?.earnedXp, most?.currentXp]).toEqual([10, 10])
    expect([least?.earnedXp, least?.currentXp]).toEqual([0, 0])
    await end()
    expect(one.summaryOf(practiceId)).toEqual(summary)
  })

  it('measures how long an answer took, as an hour at most, and never as less than nothing', async () => {
    const practiceId = one.newPractice()
    for (const tookMs of [2 * 60 * MINUTE_MS, MINUTE_MS, -SECOND_MS]) {
      await one.give(practiceId, one.nextOf(practiceId), true, tookMs)
    }
    await untilShipped(school)
    const durations = attemptsOf(one).map(({ durationMs }) => durationMs)
    expect(durations.toSorted((a, b) => Number(a) - Number(b))).toEqual([0, MINUTE_MS, 60 * MINUTE_MS])
  })

  it('can be ended before its end, and gone on with', async () => {
    const { practiceId } = await one.giveOne()
    const resumeTo = `/practice/${practiceId}`
    expect(one.pageOf(practiceId, { isEnding: true })).toMatchObject({ kind: 'over', resumeTo })
  })

  it('passes over what is skipped, and ends when all of it is', () => {
    const practiceId = one.newPractice()
    const skippedIds: string[] = []
    while (one.pageOf(practiceId, { skippedIds }).kind === 'next') {
      const { practice, number, total } = one.nextOf(practiceId, { skippedIds })
      expect(skippedIds).not.toContain(practice.task.id)
      expect({ number, total }).toEqual({ number: 1, total: Math.min(10, tasks.length - skippedIds.length) })
      skippedIds.push(practice.task.id)
    }
    expect(skippedIds).toHaveLength(tasks.length)
    expect(one.pageOf(practiceId, { skippedIds })).toMatchObject({ kind: 'over', summary: { answers: [] } })
  })

  it('knows no task that is none of the learner’s', async () => {
    const unknown = { kind: 'unknown-task' }
    for (const taskId of ['nothing', ulid()])
      expect(one.pageOf(one.newPractice(), { taskId })).toEqual(unknown)
    const stranger = await Practising.stranger(school)
    const taskId = tasks[0]?.taskId ?? ''
    expect(stranger.pageOf(stranger.newPractice(), { taskId })).toEqual(unknown)
  })

  it('of somebody else is an empty one of one’s own', async () => {
    const { practiceId, taskId } = await one.giveOne()
    await untilShipped(school)
    const other = await Practising.enrolled(school)
    expect(other.pageOf(practiceId, { taskId })).toMatchObject({ number: 1, answered: null, undoable: null })
    expect(other.summaryOf(practiceId).answers).toEqual([])
  })
})

describe('what a session takes its tasks from', () => {
  it('is what is due, and nothing else', async () => {
    const due = tasks.slice(0, 2)
    for (const task of due) {
      await answer(school, one.learner, task, { answer: task.right, nowMs: one.nowMs })
    }
    expect(one.pageOf(one.newPractice('due'))).toMatchObject({ kind: 'over', summary: { answers: [] } })
    one.nowMs += DAY_MS
    const practiceId = one.newPractice('due')
    const asked: string[] = []
    for (const number of [1, 2]) {
      const page = one.nextOf(practiceId)
      expect(page).toMatchObject({ number, total: 2 })
      asked.push(page.practice.task.id)
      await one.give(practiceId, page, true)
    }
    expect(asked.toSorted()).toEqual(due.map(({ taskId }) => taskId).toSorted())
    expect(one.pageOf(practiceId)).toMatchObject({ kind: 'over', resumeTo: null })
  })

  it.each(['weak', 'topic'] as const)('is one topic, %s', async (mode) => {
    const practiceId = one.newPractice(mode)
    const place = { topicSlug: 'topic-b' }
    for (let number = 1; number <= 6; number += 1) {
      const page = one.nextOf(practiceId, place)
      expect(page).toMatchObject({ number, total: 6, practice: { topicTitle: 'Title of topic-b' } })
      await one.give(practiceId, page, true)
    }
    expect(one.pageOf(practiceId, place)).toMatchObject({ kind: 'over', resumeTo: null })
  })
})

describe('the start page', () => {
  const startOf = ({ learner, nowMs }: Practising) =>
    school.data.replica.forLearner(learner.userId, (view) => getPracticeStart(view, learner, nowMs))

  it('says what is due, what is weak, and what there is', async () => {
    expect(startOf(one)).toMatchObject({ tasks: 12, due: { count: 0 }, weak: null, open: null })
    const own = tasks.filter(({ topicSlug }) => topicSlug === 'topic-a').slice(0, 4)
    for (const round of [0, 1]) {
      for (const [index, task] of own.entries()) {
        const nowMs = one.nowMs + (round * own.length + index) * SECOND_MS
        await answer(school, one.learner, task, { answer: index === 0 ? task.right : task.wrong, nowMs })
      }
    }
    one.nowMs += DAY_MS
    const weak = { topicSlug: 'topic-a', topicTitle: 'Title of topic-a', recentAnswers: 8, recentCorrect: 2 }
    expect(startOf(one)).toMatchObject({ due: { count: 4 }, weak })
    expect(startOf(one).topics.toSorted((a, b) => (a.topicSlug < b.topicSlug ? -1 : 1))).toEqual([
      { topicSlug: 'topic-a', topicTitle: 'Title of topic-a', tasks: 6 },
      { topicSlug: 'topic-b', topicTitle: 'Title of topic-b', tasks: 6 },
    ])
  })

  it('has nothing for somebody who has taken no course', async () => {
    expect(startOf(await Practising.stranger(school))).toMatchObject({ tasks: 0, topics: [], open: null })
  })

  it.each(WAITING_OR_SHIPPED)(
    'goes on with the session of today until it is over, %s',
    async (_, isWaiting) => {
      const { settle, end } = await begin(school, isWaiting)
      const openOf = () =>
        school.data.replica.forLearner(one.learner.userId, (view) =>
          findOpenPractice(view, one.learner, one.nowMs),
        )
      const practiceId = one.newPractice('topic')
      const place = { topicSlug: 'topic-a' }
      expect(openOf()).toBeNull()
      for (let answered = 1; answered <= 5; answered += 1) {
        await one.give(practiceId, one.nextOf(practiceId, place), true)
        await settle()
        expect(openOf()).toEqual({ practiceId, topicSlug: 'topic-a', answered, total: 6 })
      }
      one.nowMs += DAY_MS
      expect(openOf()).toBeNull()
      one.nowMs -= DAY_MS
      await one.give(practiceId, one.nextOf(practiceId, place), true)
      await end()
      expect(openOf()).toBeNull()
    },
  )
})
