import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LearnerBrowser } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import { askPrimary } from './watch-school.ts'

/** What is derived from one answer that stands. */
const DERIVED = {
  UserTaskAttempt: 'id, xpEarned, payReason, nextReviewDate',
  AttemptWithdrawal: 'attemptId',
  UserTopicXp: 'currentXp, totalXpEarned, lastAttemptId',
  UserTaskReview: 'taskId, stage, nextReviewDate',
  UserActivityDay: 'localDay, attempts, correct, xpEarned, spans',
  UserStreak: 'lastDay, longestDays, state',
}

let school: EdgeSchool

beforeAll(async () => {
  school = await openEdgeSchool(2)
})

afterAll(() => school.close())

describe('a learner of a school on two nodes', () => {
  it('sees what was done on one of them on the other, and everything counts once', async () => {
    const [here, there] = school.nodes
    if (!here || !there) throw new Error('two nodes')
    const { courseId, tasks } = await readCourse(here)
    const browser = new LearnerBrowser()
    await enrol(browser, here, courseId)
    const [first, second] = tasks.map((task) => browser.attempt(task))
    if (!first || !second) throw new Error('two tasks')
    await browser.keep(here, [first])
    expect(await browser.readXp(here)).toBe(10)
    await there.until(async () => (await browser.readXp(there)) === 10)
    await browser.keep(there, [first, second])
    expect(await browser.readXp(there)).toBe(20)
    await here.until(async () => (await browser.readXp(here)) === 20)
    for (const node of [here, there]) {
      await node.until((health) => health?.journal.pending === 0)
      expect(await browser.readXp(node)).toBe(20)
    }
    await browser.keep(here, [browser.entry('attempt-withdrawn.v1', { attemptId: second.id })])
    expect(await browser.readXp(here)).toBe(10)
    await there.until(async () => (await browser.readXp(there)) === 10)
    await here.until((health) => health?.journal.pending === 0)
    const own = `userId = (SELECT userId FROM Entry WHERE id = '${first.id}')`
    for (const [table, columns] of Object.entries(DERIVED)) {
      const query = `SELECT ${columns} FROM ${table} WHERE ${own}`
      const inPrimary = await askPrimary(school.sqld, query)
      expect([table, inPrimary.length]).toEqual([table, 1])
      await there.until(async () => isDeepStrictEqual(await there.query(query), inPrimary))
    }
  })
})
