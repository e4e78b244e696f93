import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import type { Attempt } from './attempt.ts'
import { deriveTopicXp, levelOf, type TopicXp, type XpRates } from './topic-xp.ts'

/** Few tasks and few instants, so that repetitions and ties are common. */
const attempts = fc
  .array(
    fc.record({
      id: fc.integer({ min: 10, max: 99 }).map(String),
      taskId: fc.constantFrom('a', 'b', 'c', 'd'),
      topicSlug: fc.constant('sql'),
      isCorrect: fc.boolean(),
      at: fc.nat(8).map((minute) => toIso(minute * 60_000)),
      localDay: fc.constant('1970-01-01'),
    }),
    { maxLength: 20 },
  )
  .map((list): Attempt[] => [...new Map(list.map((attempt) => [attempt.id, attempt])).values()])

const thresholds = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 8 })
  .map((points) => [0, ...points.toSorted((a, b) => a - b)])

const rates: fc.Arbitrary<XpRates> = fc.record({
  baseTaskXp: fc.nat(25),
  maxXp: fc.nat(100),
  levelThresholds: thresholds,
})

/** Slow and obvious: asks of every attempt on its own what it pays. */
function byHand({ baseTaskXp, maxXp, levelThresholds }: XpRates, all: readonly Attempt[]): TopicXp {
  const isBefore = (a: Attempt, b: Attempt): boolean => a.at < b.at || (a.at === b.at && a.id < b.id)
  const full = (tasks: number): number => Math.min(maxXp, tasks * baseTaskXp)
  const payByAttempt = new Map<string, number>()
  for (const attempt of all) {
    const solvedBefore = new Set(
      all.filter((other) => other.isCorrect && isBefore(other, attempt)).map(({ taskId }) => taskId),
    )
    const pays = attempt.isCorrect && !solvedBefore.has(attempt.taskId)
    payByAttempt.set(attempt.id, pays ? full(solvedBefore.size + 1) - full(solvedBefore.size) : 0)
  }
  const total = full(new Set(all.filter(({ isCorrect }) => isCorrect).map(({ taskId }) => taskId)).size)
  let level = 1
  while (level < levelThresholds.length && total >= (levelThresholds[level] ?? 0)) level += 1
  const lastActivityAt = all.reduce<string | null>((last, { at }) => (last && last > at ? last : at), null)
  return { currentXp: total, totalXpEarned: total, level, lastActivityAt, payByAttempt }
}

describe('deriveTopicXp', () => {
  it('agrees with asking of every attempt on its own', () => {
    fc.assert(
      fc.property(rates, attempts, (topic, list) => {
        expect(deriveTopicXp(topic, list)).toEqual(byHand(topic, list))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order of arrival, nor on how often something arrives', () => {
    const inAnyOrder = attempts.chain((list) =>
      fc.record({
        list: fc.constant(list),
        arrived: fc
          .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list))
          .chain(([all, again]) =>
            fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
          ),
      }),
    )
    fc.assert(
      fc.property(rates, inAnyOrder, (topic, { list, arrived }) => {
        expect(deriveTopicXp(topic, arrived)).toEqual(deriveTopicXp(topic, list))
      }),
      { numRuns: 300 },
    )
  })

  it('pays each task at most once, never more than the topic holds, and accounts for every point', () => {
    fc.assert(
      fc.property(rates, attempts, (topic, list) => {
        const { currentXp, totalXpEarned, payByAttempt } = deriveTopicXp(topic, list)
        const pays = [...payByAttempt.values()]
        expect(currentXp).toBeLessThanOrEqual(topic.maxXp)
        expect(pays.reduce((sum, pay) => sum + pay, 0)).toBe(totalXpEarned)
        expect(pays.every((pay) => pay >= 0 && pay <= topic.baseTaskXp)).toBe(true)
        for (const task of ['a', 'b', 'c', 'd']) {
          const paid = list.filter(({ id, taskId }) => taskId === task && (payByAttempt.get(id) ?? 0) > 0)
          expect(paid.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('never pays less because of one more attempt, and never another attempt less for a later one', () => {
    fc.assert(
      fc.property(rates, attempts, (topic, list) => {
        const inOrder = list.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
        let before = deriveTopicXp(topic, [])
        for (const length of inOrder.keys()) {
          const after = deriveTopicXp(topic, inOrder.slice(0, length + 1))
          expect(after.totalXpEarned).toBeGreaterThanOrEqual(before.totalXpEarned)
          for (const [id, pay] of before.payByAttempt) expect(after.payByAttempt.get(id)).toBe(pay)
          before = after
        }
      }),
    )
  })

  it('has nothing to say before the first attempt', () => {
    expect(deriveTopicXp({ baseTaskXp: 10, maxXp: 100, levelThresholds: [0, 50] }, [])).toEqual({
      currentXp: 0,
      totalXpEarned: 0,
      level: 1,
      lastActivityAt: null,
      payByAttempt: new Map(),
    })
  })
})

describe('levelOf', () => {
  it.each([
    [0, 1],
    [49, 1],
    [50, 2],
    [119, 2],
    [120, 3],
    [1_000_000, 3],
  ])('%i points make level %i', (xp, level) => {
    expect(levelOf(xp, [0, 50, 120])).toBe(level)
  })

  it('is 1 to the number of thresholds, rises with the points, and begins where the threshold says', () => {
    fc.assert(
      fc.property(thresholds, fc.nat(200), fc.nat(200), (points, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(levelOf(low, points)).toBeGreaterThanOrEqual(1)
        expect(levelOf(high, points)).toBeLessThanOrEqual(points.length)
        expect(levelOf(low, points)).toBeLessThanOrEqual(levelOf(high, points))
        for (const [index, threshold] of points.entries()) expect(levelOf(threshold, points)).toBe(index + 1)
      }),
    )
  })

  it('is 1 where a topic names no thresholds', () => {
    expect(levelOf(500, [])).toBe(1)
  })
})
