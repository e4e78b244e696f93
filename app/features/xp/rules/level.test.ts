import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf } from './level.ts'

describe('levelOf', () => {
  it.each([
    [0, 1],
    [49, 1],
    [50, 2],
    [119, 2],
    [120, 3],
    [9_999, 3],
  ])('of %i points is %i', (xp, level) => {
    expect(levelOf(xp, [0, 50, 120])).toBe(level)
  })

  it('is the place of the last threshold that was reached', () => {
    const thresholds = fc
      .uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 20 })
      .map((later) => [0, ...later.toSorted((a, b) => a - b)])
    fc.assert(
      fc.property(thresholds, fc.nat(1100), (levelThresholds, xp) => {
        const level = levelOf(xp, levelThresholds)
        expect(xp).toBeGreaterThanOrEqual(levelThresholds[level - 1] ?? Infinity)
        expect(xp).toBeLessThan(levelThresholds[level] ?? Infinity)
      }),
    )
  })
})
