import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, fromDayNumber, toDayNumber } from './day.ts'

const anyDay = fc.integer({ min: -100_000, max: 100_000 })

describe('a calendar day', () => {
  it('is counted from the beginning of 1970', () => {
    expect(toDayNumber('1970-01-01')).toBe(0)
    expect(toDayNumber('1969-12-31')).toBe(-1)
    expect(fromDayNumber(20_778)).toBe('2026-11-21')
  })

  it('survives being counted', () => {
    fc.assert(fc.property(anyDay, (count) => toDayNumber(fromDayNumber(count)) === count))
  })

  it('knows leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28')
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  })

  it('adds what is between', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [from, to] = [fromDayNumber(a), fromDayNumber(b)]
        expect(addDays(from, daysBetween(from, to))).toBe(to)
      }),
    )
  })

  it('is nothing else', () => {
    expect(() => toDayNumber('yesterday')).toThrow(RangeError)
  })
})
