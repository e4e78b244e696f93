import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeastShare, complementOf, timesShare, toShare } from './share.ts'

/** Millionths, as the text that a configuration stores. */
const shares = fc.nat(1_000_000).map((millionths) => ({ millionths, text: (millionths / 1e6).toFixed(6) }))
const points = fc.nat(1_000_000)

describe('toShare', () => {
  it.each([
    ['0', 0n, 1n],
    ['1', 1n, 1n],
    ['0.25', 25n, 100n],
    ['0.250', 25n, 100n],
    ['1.0', 1n, 1n],
    ['0.000000000001', 1n, 10n ** 12n],
  ])('reads %s exactly', (text, numerator, denominator) => {
    expect(toShare(text)).toEqual({ numerator, denominator })
  })

  it.each(['', ' 1', '-0.5', '.5', '5.', '1e-7', '0x10', '1.2.3', 'NaN', '0,5'])('refuses "%s"', (text) => {
    expect(() => toShare(text)).toThrow(SyntaxError)
  })

  it('knows what a binary fraction does not', () => {
    expect(timesShare(50, toShare('0.29'))).toBe(15)
    expect(Math.round(50 * 0.29)).toBe(14)
    expect(timesShare(1_000_000, toShare('0.1'), 6)).toBe(1)
  })

  it('and what is left of it make the whole', () => {
    fc.assert(
      fc.property(shares, ({ text }) => {
        const share = toShare(text)
        expect(share.numerator + complementOf(share).numerator).toBe(share.denominator)
      }),
    )
  })
})

describe('timesShare', () => {
  it.each([
    [10, '0.25', 3],
    [10, '0.24', 2],
    [1, '0.5', 1],
    [1, '0.499999', 0],
    [0, '1', 0],
  ])('makes of %i times %s, halves up, %i', (whole, text, result) => {
    expect(timesShare(whole, toShare(text))).toBe(result)
  })

  it('is the nearest whole number, the higher of two', () => {
    fc.assert(
      fc.property(points, shares, (whole, { millionths, text }) => {
        const result = timesShare(whole, toShare(text))
        const distance = (candidate: number): number => Math.abs(candidate * 1e6 - whole * millionths)
        expect(distance(result)).toBeLessThanOrEqual(distance(result - 1))
        expect(distance(result)).toBeLessThan(distance(result + 1))
      }),
    )
  })

  it('taken no times is the whole, and taken often rounds once', () => {
    expect(timesShare(7, toShare('0.3'), 0)).toBe(7)
    // Rounded on each of the days it would stay at 3 for ever.
    expect(timesShare(3, toShare('0.9'), 10)).toBe(1)
  })
})

describe('atLeastShare', () => {
  it('is the fewest whole points that are enough', () => {
    fc.assert(
      fc.property(points, shares, (whole, { millionths, text }) => {
        const result = atLeastShare(whole, toShare(text))
        expect(result * 1e6).toBeGreaterThanOrEqual(whole * millionths)
        expect((result - 1) * 1e6).toBeLessThan(whole * millionths)
      }),
    )
  })
})
