import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summariseTopic } from './topic-statistics.ts'

const attempts = fc.array(fc.record({ isCorrect: fc.boolean(), durationMs: fc.option(fc.nat(1_200_000)) }), {
  maxLength: 30,
})
const masteryLevels = fc.array(fc.nat(7), { maxLength: 30 })

describe('summariseTopic', () => {
  it('counts answers, the right ones and what was mastered', () => {
    fc.assert(
      fc.property(attempts, masteryLevels, fc.integer({ min: 1, max: 8 }), (list, mastery, levels) => {
        const { attempts: count, correct, masteryCounts } = summariseTopic(list, mastery, levels)
        expect(count).toBe(list.length)
        expect(correct).toBe(list.reduce((sum, { isCorrect }) => sum + Number(isCorrect), 0))
        const byHand = Array.from({ length: levels }, (_, level) => {
          const isLast = level === levels - 1
          return mastery.filter((one) => one === level || (isLast && one > level)).length
        })
        expect(masteryCounts).toEqual(byHand)
      }),
    )
  })

  it('lies, for the accuracy, between none and all, and is none only before the first answer', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const { accuracy } = summariseTopic(list, [], 1)
        expect(accuracy === null).toBe(list.length === 0)
        expect((accuracy ?? 0) * list.length).toBeCloseTo(list.filter(({ isCorrect }) => isCorrect).length)
      }),
    )
  })

  it('takes the mean of what was measured up to ten minutes', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        let sum = 0n
        let count = 0n
        for (const { durationMs } of list) {
          if (durationMs !== null && durationMs <= 600_000) {
            sum += BigInt(durationMs)
            count += 1n
          }
        }
        // Half up, in whole numbers.
        const byHand = count === 0n ? null : Number((2n * sum + count) / (2n * count))
        expect(summariseTopic(list, [], 1).averageMs).toBe(byHand)
      }),
    )
  })

  it('knows nothing before the first answer', () => {
    expect(summariseTopic([], [], 3)).toEqual({
      attempts: 0,
      correct: 0,
      accuracy: null,
      averageMs: null,
      masteryCounts: [0, 0, 0],
    })
  })

  it('leaves out a page that was left open', () => {
    const list = [
      { isCorrect: true, durationMs: 30_000 },
      { isCorrect: false, durationMs: 600_001 },
      { isCorrect: true, durationMs: null },
      { isCorrect: true, durationMs: 600_000 },
    ]
    expect(summariseTopic(list, [0, 2, 2, 9], 4)).toEqual({
      attempts: 4,
      correct: 3,
      accuracy: 0.75,
      averageMs: 315_000,
      masteryCounts: [1, 0, 2, 1],
    })
  })
})
