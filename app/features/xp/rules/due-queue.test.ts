import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#app/kernel/day.ts'
import { estimateMinutes, forecastDue, queueDueTasks, type ScheduledTask } from './due-queue.ts'

const TODAY = '2026-03-01'

const schedule = fc
  .array(
    fc.record({
      topicSlug: fc.constantFrom('sql', 'joins', 'keys'),
      nextReviewDay: fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days)),
      intervalDays: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(({ topicSlug, nextReviewDay, intervalDays }, index): ScheduledTask => ({
      taskId: `t${index}`,
      topicSlug,
      lastReviewDay: addDays(nextReviewDay, -intervalDays),
      nextReviewDay,
    })),
  )

/** Whether one comes before the other, by whole numbers only: a/b > c/d as a·d > c·b. */
function isBefore(a: ScheduledTask, b: ScheduledTask): boolean {
  const left = daysBetween(a.nextReviewDay, TODAY) * daysBetween(b.lastReviewDay, b.nextReviewDay)
  const right = daysBetween(b.nextReviewDay, TODAY) * daysBetween(a.lastReviewDay, a.nextReviewDay)
  if (left !== right) return left > right
  return `${a.nextReviewDay} ${a.taskId}` < `${b.nextReviewDay} ${b.taskId}`
}

/** Slow and obvious: each task's index is how many come before it. */
function rankByHand(tasks: readonly ScheduledTask[]): ScheduledTask[] {
  const due = tasks.filter(({ nextReviewDay }) => daysBetween(nextReviewDay, TODAY) >= 0)
  return due.map((_, index) => {
    const found = due.find((task) => due.filter((other) => isBefore(other, task)).length === index)
    if (!found) throw new Error('two tasks share an index')
    return found
  })
}

/** Slow and obvious: looks through all that is left each time. */
function queueByHand(tasks: readonly ScheduledTask[]): ScheduledTask[] {
  const left = rankByHand(tasks)
  const queue: ScheduledTask[] = []
  while (left.length > 0) {
    const other = left.findIndex(({ topicSlug }) => topicSlug !== queue.at(-1)?.topicSlug)
    queue.push(...left.splice(Math.max(0, other), 1))
  }
  return queue
}

describe('queueDueTasks', () => {
  it('asks what is most overdue for its interval first, and another topic each time', () => {
    fc.assert(
      fc.property(schedule, (tasks) => {
        expect(queueDueTasks(tasks, TODAY)).toEqual(queueByHand(tasks))
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same queue for any order of the tasks, and leaves the list as it was', () => {
    const shuffled = schedule.chain((tasks) =>
      fc.record({
        tasks: fc.constant(tasks),
        arrived: fc.shuffledSubarray(tasks, { minLength: tasks.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ tasks, arrived }) => {
        const before = structuredClone(arrived)
        expect(queueDueTasks(arrived, TODAY)).toEqual(queueDueTasks(tasks, TODAY))
        expect(arrived).toEqual(before)
      }),
    )
  })

  it('never asks one topic twice in a row while another still has tasks', () => {
    fc.assert(
      fc.property(schedule, (tasks) => {
        const topics = queueDueTasks(tasks, TODAY).map(({ topicSlug }) => topicSlug)
        const repeated = topics.findIndex((topic, index) => topic === topics[index - 1])
        const tail = repeated < 0 ? [] : topics.slice(repeated)
        expect(new Set(tail).size).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('delays nothing beyond twice its index', () => {
    fc.assert(
      fc.property(schedule, (tasks) => {
        const queue = queueDueTasks(tasks, TODAY)
        for (const [index, task] of rankByHand(tasks).entries()) {
          expect(queue.indexOf(task)).toBeLessThanOrEqual(2 * index)
        }
      }),
    )
  })

  it('takes a task that is due today, and none that is due tomorrow', () => {
    const due = { taskId: 'a', topicSlug: 'sql', lastReviewDay: '2026-02-28', nextReviewDay: TODAY }
    expect(queueDueTasks([{ ...due, taskId: 'b', nextReviewDay: '2026-03-02' }, due], TODAY)).toEqual([due])
  })

  it('puts a short interval missed before a long one missed by as much', () => {
    const long = { taskId: 'a', topicSlug: 'sql', lastReviewDay: '2026-01-25', nextReviewDay: '2026-02-24' }
    const short = { taskId: 'b', topicSlug: 'sql', lastReviewDay: '2026-02-23', nextReviewDay: '2026-02-24' }
    expect(queueDueTasks([long, short], TODAY)).toEqual([short, long])
  })
})

describe('estimateMinutes', () => {
  it.each([
    [0, null, 0],
    [1, null, 1],
    [3, null, 2],
    [4, null, 3],
    [12, 5_000, 1],
    [13, 5_000, 2],
    [60, 1, 5],
    [2, 3_600_000, 10],
  ])('%i tasks of %s ms take %i min', (count, averageTaskMs, minutes) => {
    expect(estimateMinutes(count, averageTaskMs)).toBe(minutes)
  })

  it('is the least number of whole minutes that holds them, between 5 s and 5 min a task', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 5_000, max: 300_000 }), (count, averageTaskMs) => {
        const minutes = estimateMinutes(count, averageTaskMs)
        expect(minutes * 60_000).toBeGreaterThanOrEqual(count * averageTaskMs)
        expect((minutes - 1) * 60_000).toBeLessThan(count * averageTaskMs)
      }),
    )
  })
})

describe('forecastDue', () => {
  it('counts each task on the day that it falls due, and what is overdue today', () => {
    fc.assert(
      fc.property(schedule, fc.nat(35), (tasks, days) => {
        const byHand = Array.from({ length: days }, (_, ahead) => {
          const isOn = ({ nextReviewDay }: ScheduledTask): boolean =>
            Math.max(0, daysBetween(TODAY, nextReviewDay)) === ahead
          return { day: addDays(TODAY, ahead), count: tasks.filter(isOn).length }
        })
        expect(forecastDue(tasks, TODAY, days)).toEqual(byHand)
      }),
    )
  })

  it('begins with what the queue holds', () => {
    fc.assert(
      fc.property(schedule, (tasks) => {
        expect(forecastDue(tasks, TODAY)[0]?.count).toBe(queueDueTasks(tasks, TODAY).length)
      }),
    )
  })

  it('looks 30 days ahead unless told', () => {
    const days = forecastDue([], TODAY)
    expect(days).toHaveLength(30)
    expect(days[0]).toEqual({ day: '2026-03-01', count: 0 })
    expect(days.at(-1)).toEqual({ day: '2026-03-30', count: 0 })
  })
})
