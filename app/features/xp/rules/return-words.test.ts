import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { returnInWords } from './return-words.ts'

describe('returnInWords', () => {
  it.each([
    ['2026-11-20', 'is due now'],
    ['2026-11-21', 'is due now'],
    ['2026-11-22', 'comes back tomorrow'],
    ['2026-11-23', 'comes back on Monday'],
    ['2026-11-27', 'comes back on Friday'],
    ['2026-11-28', 'comes back on November 28'],
    ['2027-01-04', 'comes back on January 4, 2027'],
  ])('says of %s that it %s', (day, words) => {
    expect(returnInWords(day, '2026-11-21')).toBe(words)
  })

  it('names the weekday of the calendar, before 1970 too', () => {
    const named = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000, max: 60_000 }),
        fc.integer({ min: 2, max: 6 }),
        (number, ahead) => {
          const today = addDays('1970-01-01', number)
          const day = addDays(today, ahead)
          expect(returnInWords(day, today)).toBe(`comes back on ${named.format(Date.parse(day))}`)
        },
      ),
    )
  })
})
