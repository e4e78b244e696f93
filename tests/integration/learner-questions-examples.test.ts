import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { finishLesson } from '#app/features/learning/finish-lesson.server.ts'
import { getActivityHeatmap } from '#app/features/xp/get-activity-heatmap.server.ts'
import { getDailyQuests } from '#app/features/xp/get-daily-quests.server.ts'
import { getStreak } from '#app/features/xp/get-streak.server.ts'
import { getTopicStatistics } from '#app/features/xp/get-topic-statistics.server.ts'
import { listAchievements } from '#app/features/xp/list-achievements.server.ts'
import { listActivityLog, LOG_PAGE } from '#app/features/xp/list-activity-log.server.ts'
import { listCompletedTaskIds } from '#app/features/xp/list-completed-task-ids.server.ts'
import { listDayAnswers } from '#app/features/xp/list-day-answers.server.ts'
import { listRecommendations } from '#app/features/xp/list-recommendations.server.ts'
import { listTaskHistory } from '#app/features/xp/list-task-history.server.ts'
import { withdrawAttempt } from '#app/features/xp/withdraw-attempt.server.ts'
import { DAY_MS, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { commit, insertCourse, type LessonFixture, type TaskFixture } from './course-fixture.ts'
import { makeAttempt } from './entry-fixture.ts'
import { listWholeLog } from './learner-work.ts'
import { openPrimary } from './migrated-database.ts'
import { answer, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

/** 23:30 of 2026-02-19 in New York. */
const START = Date.parse('2026-02-20T04:30:00.000Z')

let school: School
let learner: EntryAuthor
let task: TaskFixture
let other: TaskFixture

beforeAll(async () => {
  school = await openSchool(2, 3)
  const [first, second] = school.course.tasks
  if (!first || !second) throw new Error('the course has tasks')
  ;[task, other] = [first, second]
})

beforeEach(async () => {
  learner = await enrollLearner(school, 'America/New_York')
})

afterAll(() => school.close())

const ask = <Answer>(question: (view: LearnerSnapshot) => Answer): Answer =>
  school.data.replica.forLearner(learner.userId, question)
const solve = (one: TaskFixture, nowMs: number, id = ulid()) =>
  answer(school, learner, one, { answer: one.right, nowMs, id })
const fail = (one: TaskFixture, nowMs: number) => answer(school, learner, one, { answer: one.wrong, nowMs })
const finish = (lesson: LessonFixture, nowMs: number) =>
  finishLesson(
    { reader: school.data.replica, journal: school.data.journal },
    learner,
    { ...lesson, courseId: school.course.courseId },
    { nowMs, newId: () => ulid() },
  )

describe('a streak', () => {
  it('goes by the days where the learner is, and lasts while today can still be saved', async () => {
    await solve(task, START)
    await solve(task, START + 40 * MINUTE_MS)
    await untilShipped(school)
    await fail(task, START + 2 * DAY_MS)
    const [lesson] = school.course.lessons
    if (lesson) await finish(lesson, START + 3 * DAY_MS)
    const asked = (nowMs: number) => ask((view) => getStreak(view, learner, nowMs))
    const expected = { lengthDays: 4, isActiveToday: true, startedDay: '2026-02-19', lastDay: '2026-02-22' }
    expect(asked(START + 3 * DAY_MS + 1)).toMatchObject(expected)
    await untilShipped(school)
    expect(asked(START + 3 * DAY_MS + 1)).toMatchObject(expected)
    expect(asked(START + 4 * DAY_MS)).toMatchObject({ lengthDays: 4, isActiveToday: false })
    expect(asked(START + 6 * DAY_MS)).toMatchObject({ lengthDays: 0, longestDays: 4 })
  })

  it('is mended by a day that comes late, within a week', async () => {
    await solve(task, START)
    await solve(task, START + 2 * DAY_MS)
    await untilShipped(school)
    const now = START + 2 * DAY_MS + 1
    expect(ask((view) => getStreak(view, learner, now)).lengthDays).toBe(1)
    const late = makeAttempt(learner, other, true, START + DAY_MS)
    await school.data.journal.append({ ...late, receivedAt: toIso(now) })
    expect(ask((view) => getStreak(view, learner, now)).lengthDays).toBe(3)
    await untilShipped(school)
    expect(ask((view) => getStreak(view, learner, now)).lengthDays).toBe(3)
  })
})

describe('the activity log', () => {
  it('comes in parts that leave nothing out and say nothing twice, however many are of one instant', async () => {
    const entries = Array.from({ length: 2 * LOG_PAGE + 20 }, (_, index) =>
      makeAttempt(learner, task, true, START + Math.floor(index / 30) * MINUTE_MS),
    )
    for (const entry of entries.slice(0, -5)) await school.data.journal.append(entry)
    await untilShipped(school)
    for (const entry of entries.slice(-5)) await school.data.journal.append(entry)
    const newest = ask((view) => listActivityLog(view, learner, { before: null }))
    expect(newest.lines).toHaveLength(LOG_PAGE)
    expect(ask((view) => listActivityLog(view, learner, { before: 'nonsense' }))).toEqual(newest)
    const inOrder = entries.toSorted((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1)).map(({ id }) => id)
    expect(ask((view) => listWholeLog(view, learner)).map(({ id }) => id)).toEqual(inOrder)
    await untilShipped(school)
    expect(ask((view) => listWholeLog(view, learner)).map(({ id }) => id)).toEqual(inOrder)
    const history = ask((view) => listTaskHistory(view, learner.userId, task.taskId))
    expect(history.map(({ id }) => id)).toEqual(inOrder.slice(0, 100))
  })

  it('says what each answer paid, why, and when its task comes back', async () => {
    await solve(task, START)
    await fail(other, START + 1)
    const [lesson] = school.course.lessons
    if (lesson) await finish(lesson, START + 2)
    const place = { courseSlug: school.course.slug, lessonSlug: 'lesson-1', lessonTitle: 'Lesson 1' }
    const paid = { xpEarned: 10, multiplier: '1', reason: 'full', place: 1, nextReviewDay: '2026-02-20' }
    const expected = [
      { kind: 'finish', localDay: '2026-02-19', ...place },
      { kind: 'attempt', isCorrect: false, xpEarned: 0, reason: 'wrong', place: 0 },
      { kind: 'attempt', isCorrect: true, ...paid, topicTitle: `Title of ${task.topicSlug}`, ...place },
    ]
    expect(ask((view) => listActivityLog(view, learner, { before: null })).lines).toMatchObject(expected)
    await untilShipped(school)
    expect(ask((view) => listActivityLog(view, learner, { before: null })).lines).toMatchObject(expected)
  })
})

describe('daily quests', () => {
  it('know a first try, and a review that was due', async () => {
    await solve(task, START)
    await solve(task, START + DAY_MS)
    await untilShipped(school)
    await solve(task, START + DAY_MS + 1)
    await solve(other, START + DAY_MS + 2)
    const answersOn = (day: string) =>
      ask((view) => listDayAnswers(view, learner.userId, day)).map(({ isFirstTry, wasDue }) => ({
        isFirstTry,
        wasDue,
      }))
    const firstTry = { isFirstTry: true, wasDue: false }
    const expected = [{ isFirstTry: false, wasDue: true }, { isFirstTry: false, wasDue: false }, firstTry]
    expect(answersOn('2026-02-19')).toEqual([firstTry])
    expect(answersOn('2026-02-20')).toEqual(expected)
    await untilShipped(school)
    expect(answersOn('2026-02-20')).toEqual(expected)
  })

  it('stay the same three while they are being done', async () => {
    await fail(task, START - DAY_MS)
    await untilShipped(school)
    const slugs = () => ask((view) => getDailyQuests(view, learner, START + 10)).map(({ slug }) => slug)
    const before = slugs()
    expect(before).toHaveLength(3)
    for (const [index, one] of school.course.tasks.entries()) {
      await solve(one, START + index)
      expect(slugs()).toEqual(before)
    }
    for (const lesson of school.course.lessons) await finish(lesson, START + 9)
    expect(slugs()).toEqual(before)
    await untilShipped(school)
    expect(slugs()).toEqual(before)
    const done = ask((view) => getDailyQuests(view, learner, START + 10))
    expect(done.every((quest) => quest.done > 0)).toBe(true)
  })
})

describe('an answer that was taken back', () => {
  it('is nowhere any more, before it is shipped and after', async () => {
    const id = ulid()
    await solve(task, START, id)
    await untilShipped(school)
    const counted = () =>
      ask((view) => ({
        days: getActivityHeatmap(view, learner, START + 2).totalDays,
        streak: getStreak(view, learner, START + 2).longestDays,
        log: listWholeLog(view, learner).length,
        completed: listCompletedTaskIds(view, learner.userId, task.topicSlug).length,
        attempts: getTopicStatistics(view, learner.userId, task.topicSlug).attempts,
        earned: listAchievements(view, learner).filter(({ isEarned }) => isEarned).length,
      }))
    expect(counted()).toEqual({ days: 1, streak: 1, log: 1, completed: 1, attempts: 1, earned: 2 })
    const handles = { reader: school.data.replica, journal: school.data.journal }
    await withdrawAttempt(handles, learner, id, START + 1)
    const nothing = { days: 0, streak: 0, log: 0, completed: 0, attempts: 0, earned: 0 }
    expect(counted()).toEqual(nothing)
    await untilShipped(school)
    expect(counted()).toEqual(nothing)
  })
})

describe('recommendations', () => {
  const kinds = () => ask((view) => listRecommendations(view, learner, START + 20))

  it('name a topic with many wrong answers lately', async () => {
    for (let index = 0; index < 8; index += 1) await fail(task, START + index)
    const weak: unknown = expect.objectContaining({
      kind: 'weak-topic',
      topicTitle: `Title of ${task.topicSlug}`,
    })
    expect(kinds()).toContainEqual(weak)
    await untilShipped(school)
    expect(kinds()).toContainEqual(weak)
  })

  it('name a further course once what it builds on is finished', async () => {
    const primary = openPrimary(school.path)
    const further = await insertCourse(primary, 1, 1)
    const requirement = { id: ulid(), courseId: further.courseId, requiresId: school.course.courseId }
    const values = { ...requirement, createdAt: toIso(0) }
    await commit(primary, [toStatement(tables.insertInto('CoursePrerequisite').values(values))])
    primary.close()
    const next: unknown = expect.objectContaining({ kind: 'next-lesson', lessonTitle: 'Lesson 1' })
    expect(kinds()).not.toContainEqual(next)
    for (const lesson of school.course.lessons) await finish(lesson, START)
    expect(kinds()).toEqual([next])
    await untilShipped(school)
    expect(kinds()).toEqual([next])
  })
})
