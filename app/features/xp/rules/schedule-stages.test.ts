import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { reviewByStages, type Stage } from './schedule-stages.ts'

const INTERVALS = [1, 3, 7]
const DAY = '2026-02-27'
const dueOn = (stage: number, nextReviewDay: string): Stage => ({ stage, nextReviewDay })

describe('reviewByStages', () => {
  it.each([
    ['right at first', null, true, 0, '2026-02-28', true],
    ['wrong at first', null, false, 0, '2026-02-28', true],
    ['right on the due day', dueOn(0, DAY), true, 1, '2026-03-02', true],
    ['right long after it', dueOn(1, '2025-01-01'), true, 2, '2026-03-06', true],
    ['right at the last stage', dueOn(2, DAY), true, 2, '2026-03-06', true],
    ['right early', dueOn(1, '2026-02-28'), true, 1, '2026-02-28', false],
    ['wrong on the due day', dueOn(2, DAY), false, 1, '2026-02-28', true],
    ['wrong early', dueOn(2, '2026-03-05'), false, 1, '2026-02-28', true],
    ['wrong at the first stage', dueOn(0, DAY), false, 0, '2026-02-28', true],
    ['right at a stage that is gone', dueOn(5, DAY), true, 2, '2026-03-06', true],
    ['right early at a stage that is gone', dueOn(5, '2026-03-05'), true, 2, '2026-03-05', false],
    ['wrong at a stage that is gone', dueOn(5, DAY), false, 1, '2026-02-28', true],
  ])('%s', (_, before, isCorrect, stage, nextReviewDay, isTaken) => {
    const after = reviewByStages(INTERVALS, before, { isCorrect, day: DAY })
    expect(after).toEqual({ stage, nextReviewDay, isTaken })
  })

  it('stays within the intervals, moves by one at most and is never due on the same day', () => {
    const intervals = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 })
      .map((days) => days.toSorted((a, b) => a - b))
    const answers = fc.array(fc.record({ isCorrect: fc.boolean(), after: fc.nat(40) }), { maxLength: 30 })
    fc.assert(
      fc.property(intervals, answers, (days, given) => {
        let before: Stage | null = null
        let day = DAY
        for (const { isCorrect, after } of given) {
          day = addDays(day, after)
          const next: Stage = reviewByStages(days, before, { isCorrect, day })
          expect(next.stage).toBeLessThan(days.length)
          expect(Math.abs(next.stage - (before?.stage ?? 0))).toBeLessThanOrEqual(1)
          expect(next.nextReviewDay > day).toBe(true)
          before = next
        }
      }),
    )
  })
})
