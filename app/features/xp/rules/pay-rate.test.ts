import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payFor } from './pay-rate.ts'
import { toTerms, type StoredTerms } from './topic-terms.ts'

const STORED: StoredTerms = {
  topicSlug: 'sql',
  revision: 1,
  maxXp: 1000,
  baseTaskXp: 10,
  dailyFullTasks: 2,
  dailyHalfTasks: 1,
  multiplierFull: '1',
  multiplierHalf: '0.5',
  multiplierLow: '0.1',
  multiplierEarly: '0.25',
  levelThresholds: [0],
  dailyXpDecay: '0.01',
  minXpPercent: '0.5',
  reviewIntervals: [1, 3],
  scheduler: 'stages',
  desiredRetention: '0.9',
}
const TERMS = toTerms(STORED)
const RIGHT = { isCorrect: true, acknowledgedXp: null }
const USUAL = { rightBefore: 0, isEarly: false, roomXp: 1000 }

describe('payFor a right answer', () => {
  it.each([
    [0, 10, '1', 'full', 1],
    [1, 10, '1', 'full', 2],
    [2, 5, '0.5', 'half', 3],
    [3, 1, '0.1', 'low', 4],
    [99, 1, '0.1', 'low', 100],
  ])('after %i others of the day', (rightBefore, xpEarned, multiplier, reason, place) => {
    const pay = payFor(TERMS, RIGHT, { ...USUAL, rightBefore })
    expect(pay).toEqual({ xpEarned, multiplier, reason, place })
  })

  it.each([
    ['early instead of full', 0, { xpEarned: 3, multiplier: '0.25', reason: 'early', place: 1 }],
    ['but not where the rate is lower', 3, { xpEarned: 1, multiplier: '0.1', reason: 'low', place: 4 }],
  ])('pays %s', (_, rightBefore, pay) => {
    expect(payFor(TERMS, RIGHT, { ...USUAL, rightBefore, isEarly: true })).toEqual(pay)
  })

  it.each([
    [12, 10, 'full'],
    [10, 10, 'full'],
    [4, 4, 'topic-full'],
    [0, 0, 'topic-full'],
  ])('pays no more than the room of %i', (roomXp, xpEarned, reason) => {
    const pay = payFor(TERMS, RIGHT, { ...USUAL, roomXp })
    expect(pay).toMatchObject({ xpEarned, reason })
  })

  it.each([
    [9, 10, 'full'],
    [10, 10, 'full'],
    [11, 11, 'acknowledged'],
  ])('keeps what was acknowledged: %i', (acknowledgedXp, xpEarned, reason) => {
    expect(payFor(TERMS, { isCorrect: true, acknowledgedXp }, USUAL)).toMatchObject({ xpEarned, reason })
  })

  it('keeps it in a full topic, too', () => {
    const pay = payFor(TERMS, { isCorrect: true, acknowledgedXp: 7 }, { ...USUAL, roomXp: 0 })
    expect(pay).toEqual({ xpEarned: 7, multiplier: '1', reason: 'acknowledged', place: 1 })
  })
})

describe('payFor a wrong answer', () => {
  it.each([
    [null, { xpEarned: 0, multiplier: '0', reason: 'wrong', place: 0 }],
    [0, { xpEarned: 0, multiplier: '0', reason: 'wrong', place: 0 }],
    [3, { xpEarned: 3, multiplier: '0', reason: 'acknowledged', place: 0 }],
  ])('after %s was acknowledged', (acknowledgedXp, pay) => {
    expect(payFor(TERMS, { isCorrect: false, acknowledgedXp }, USUAL)).toEqual(pay)
  })
})

describe('payFor anything', () => {
  it('pays at least what was acknowledged, otherwise at most the full points and the room', () => {
    const thousandths = fc.nat(1000).map((share) => (share / 1000).toFixed(3))
    const stored = fc
      .record({
        baseTaskXp: fc.nat(100),
        dailyFullTasks: fc.nat(3),
        dailyHalfTasks: fc.nat(3),
        multiplierEarly: thousandths,
        sorted: fc.tuple(thousandths, thousandths, thousandths).map((rates) => rates.toSorted()),
      })
      .map(({ sorted: [multiplierLow = '', multiplierHalf = '', multiplierFull = ''], ...rest }) => ({
        ...STORED,
        ...rest,
        multiplierLow,
        multiplierHalf,
        multiplierFull,
      }))
    const answer = fc.record({
      isCorrect: fc.boolean(),
      acknowledgedXp: fc.option(fc.nat(100)),
    })
    const occasion = fc.record({ rightBefore: fc.nat(9), isEarly: fc.boolean(), roomXp: fc.nat(120) })
    fc.assert(
      fc.property(stored, answer, occasion, (configured, given, when) => {
        const terms = toTerms(configured)
        const acknowledged = given.acknowledgedXp ?? 0
        const { xpEarned, place } = payFor(terms, given, when)
        const mostXp = given.isCorrect ? Math.min(terms.full.points, when.roomXp) : 0
        expect(xpEarned).toBeGreaterThanOrEqual(acknowledged)
        expect(xpEarned).toBeLessThanOrEqual(Math.max(acknowledged, mostXp))
        expect(place).toBe(given.isCorrect ? when.rightBefore + 1 : 0)
        const later = payFor(terms, given, { ...when, rightBefore: when.rightBefore + 1 })
        expect(later.xpEarned).toBeLessThanOrEqual(xpEarned)
      }),
    )
  })
})
