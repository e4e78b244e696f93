import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { catalog } from '#app/words/de/catalog.ts'
import { xp } from '#app/words/en/xp.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { returnInWords } from './return-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(xp, 'en'), wordsOf(xp, 'de')]

describe('returnInWords', () => {
  it.each([
    ['2026-11-20', 'This task is due now.', 'Diese Aufgabe ist jetzt fällig.'],
    ['2026-11-21', 'This task is due now.', 'Diese Aufgabe ist jetzt fällig.'],
    ['2026-11-22', 'This task comes back tomorrow.', 'Diese Aufgabe kommt morgen wieder.'],
    ['2026-11-23', 'This task comes back on Monday.', 'Diese Aufgabe kommt am Montag wieder.'],
    ['2026-11-27', 'This task comes back on Friday.', 'Diese Aufgabe kommt am Freitag wieder.'],
    ['2026-11-28', 'This task comes back on 28 November.', 'Diese Aufgabe kommt am 28. November wieder.'],
    [
      '2027-01-04',
      'This task comes back on 4 January 2027.',
      'Diese Aufgabe kommt am 4. Januar 2027 wieder.',
    ],
  ])('says of %s that it %s, in German "%s"', (day, english, german) => {
    expect(returnInWords(en, day, '2026-11-21')).toBe(english)
    expect(returnInWords(de, day, '2026-11-21')).toBe(german)
  })

  it('says nothing where the schedule does not', () => {
    expect(returnInWords(en, null, '2026-11-21')).toBe('')
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
          expect(returnInWords(en, day, today)).toBe(
            `This task comes back on ${named.format(Date.parse(day))}.`,
          )
        },
      ),
    )
  })
})
