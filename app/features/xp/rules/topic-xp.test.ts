import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import type { Attempt } from './attempt.ts'
import { deriveTopicXp, levelOf, type TopicXp, type XpRates } from './topic-xp.ts'

/** Few tasks, topics and instants, so that repetitions, moves and ties are common. */
function attemptsPaid(paidXp: fc.Arbitrary<number>): fc.Arbitrary<Attempt[]> {
  const attempt = fc.record({
    id: fc.integer({ min: 10, max: 99 }).map(String),
    taskId: fc.constantFrom('a', 'b', 'c', 'd'),
    topicSlug: fc.constantFrom('sql', 'sql', 'joins'),
    isCorrect: fc.boolean(),
    at: fc.nat(8).map((minute) => toIso(minute * 60_000)),
    localDay: fc.constant('1970-01-01'),
    paidXp,
  })
  return fc
    .array(attempt, { maxLength: 20 })
    .map((list): Attempt[] => [...new Map(list.map((one) => [one.id, one])).values()])
}

const attempts = attemptsPaid(fc.nat(25))
/** Nothing of which was acknowledged before. */
const newAttempts = attemptsPaid(fc.constant(0))

const thresholds = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 8 })
  .map((points) => [0, ...points.toSorted((a, b) => a - b)])

const rates: fc.Arbitrary<XpRates> = fc.record({
  topicSlug: fc.constant('sql'),
  baseTaskXp: fc.nat(25),
  maxXp: fc.nat(100),
  levelThresholds: thresholds,
})

const isBefore = (a: Attempt, b: Attempt): boolean => a.at < b.at || (a.at === b.at && a.id < b.id)

/** Slow and obvious: asks of every attempt on its own whether it pays, and what the topic holds before and after it. */
function byHand(topic: XpRates, all: readonly Attempt[]): TopicXp {
  const correct = all.filter(({ isCorrect }) => isCorrect)
  const own = all.filter(({ topicSlug }) => topicSlug === topic.topicSlug)
  const paying = own.filter(
    (one) => one.isCorrect && !correct.some((other) => other.taskId === one.taskId && isBefore(other, one)),
  )
  const worth = ({ taskId }: Attempt): number =>
    Math.max(
      topic.baseTaskXp,
      ...correct.filter((other) => other.taskId === taskId).map(({ paidXp }) => paidXp),
    )
  const held = (some: readonly Attempt[]): number =>
    Math.min(
      topic.maxXp,
      some.reduce((sum, one) => sum + worth(one), 0),
    )
  const payByAttempt = new Map<string, number>()
  for (const one of own) {
    const before = paying.filter((other) => isBefore(other, one))
    payByAttempt.set(one.id, paying.includes(one) ? held([...before, one]) - held(before) : 0)
  }
  const total = held(paying)
  let level = 1
  while (level < topic.levelThresholds.length && total >= (topic.levelThresholds[level] ?? 0)) level += 1
  const lastActivityAt = own.reduce<string | null>((last, { at }) => (last && last > at ? last : at), null)
  return { currentXp: total, totalXpEarned: total, level, lastActivityAt, payByAttempt }
}

/** What is left of the attempts when only what can pay, what has been paid and the latest are read. */
function reduce(topicSlug: string, all: readonly Attempt[]): Attempt[] {
  const own = all.filter((one) => one.topicSlug === topicSlug)
  const tried = new Set(own.map(({ taskId }) => taskId))
  const correct = all.filter(({ taskId, isCorrect }) => isCorrect && tried.has(taskId))
  const first = correct.filter(
    (one) => !correct.some((other) => other.taskId === one.taskId && isBefore(other, one)),
  )
  const last = own.filter((one) => !own.some((other) => isBefore(one, other)))
  return [...new Set([...first, ...correct.filter(({ paidXp }) => paidXp > 0), ...last])]
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
        const most = Math.max(topic.baseTaskXp, ...list.map(({ paidXp }) => paidXp))
        expect(pays.every((pay) => pay >= 0 && pay <= most)).toBe(true)
        for (const task of ['a', 'b', 'c', 'd']) {
          const paid = list.filter(({ id, taskId }) => taskId === task && (payByAttempt.get(id) ?? 0) > 0)
          expect(paid.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('never pays less because of one more attempt, and never another attempt less for a later one', () => {
    // Of new ones: what was acknowledged for a later one would raise the first.
    fc.assert(
      fc.property(rates, newAttempts, (topic, list) => {
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

  it('says the same of what is left when a task has been tried often', () => {
    fc.assert(
      fc.property(rates, attempts, (topic, list) => {
        const left = reduce(topic.topicSlug, list)
        const whole = deriveTopicXp(topic, list)
        const own = left.filter(({ topicSlug }) => topicSlug === topic.topicSlug).map(({ id }) => id)
        expect(deriveTopicXp(topic, left)).toEqual({
          ...whole,
          payByAttempt: new Map([...whole.payByAttempt].filter(([id]) => own.includes(id))),
        })
        const leftOut = [...whole.payByAttempt].filter(([id]) => !own.includes(id))
        expect(leftOut.filter(([, pay]) => pay > 0)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('pays a task once, in the topic of its first correct attempt', () => {
    fc.assert(
      fc.property(rates, attempts, (topic, list) => {
        const paid = ['sql', 'joins'].flatMap((topicSlug) => {
          const { payByAttempt } = deriveTopicXp({ ...topic, topicSlug }, list)
          return list.filter(({ id }) => (payByAttempt.get(id) ?? 0) > 0)
        })
        expect(new Set(paid.map(({ taskId }) => taskId)).size).toBe(paid.length)
        for (const one of paid) {
          const others = list.filter(({ taskId, isCorrect }) => isCorrect && taskId === one.taskId)
          expect(others.some((other) => isBefore(other, one))).toBe(false)
        }
      }),
    )
  })

  it('takes nothing back when the configuration changes, nor when an earlier attempt comes late', () => {
    const inOneTopic = newAttempts.map((list) => list.map((one) => ({ ...one, topicSlug: 'sql' })))
    fc.assert(
      fc.property(rates, fc.nat(25), inOneTopic, fc.nat(20), (topic, baseTaskXp, list, known) => {
        const before = deriveTopicXp(topic, list.slice(0, known))
        const acknowledged = list.map((one) => ({ ...one, paidXp: before.payByAttempt.get(one.id) ?? 0 }))
        const after = deriveTopicXp({ ...topic, baseTaskXp }, acknowledged)
        expect(after.totalXpEarned).toBeGreaterThanOrEqual(before.totalXpEarned)
        const again = acknowledged.map((one) => ({ ...one, paidXp: after.payByAttempt.get(one.id) ?? 0 }))
        expect(deriveTopicXp({ ...topic, baseTaskXp }, again)).toEqual(after)
      }),
      { numRuns: 500 },
    )
  })

  it('has nothing to say before the first attempt', () => {
    expect(
      deriveTopicXp({ topicSlug: 'sql', baseTaskXp: 10, maxXp: 100, levelThresholds: [0, 50] }, []),
    ).toEqual({
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
