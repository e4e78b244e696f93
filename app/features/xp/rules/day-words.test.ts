import { expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { xp } from '#app/words/en/xp.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { dateInWords, dayInWords, monthOf, shortDateInWords, weekdayOf } from './day-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(xp, 'en'), wordsOf(xp, 'de')]

it.each([
  ['2026-03-02', '2026-03-02', 'today', 'heute'],
  ['2026-03-01', '2026-03-02', 'yesterday', 'gestern'],
  ['2026-03-03', '2026-03-02', 'tomorrow', 'morgen'],
  ['2026-01-01', '2025-12-31', 'tomorrow', 'morgen'],
  ['2026-03-09', '2026-03-02', '9 March', '9. März'],
  ['2025-12-09', '2026-03-02', '9 December 2025', '9. Dezember 2025'],
])('says %s on %s as "%s", in German "%s"', (day, today, english, german) => {
  expect(dayInWords(en, day, today)).toBe(english)
  expect(dayInWords(de, day, today)).toBe(german)
})

it('says the date of a day that is near, too', () => {
  expect(dateInWords('en', '2026-03-01', '2026-03-02')).toBe('1 March')
  expect(shortDateInWords('de', '2026-11-09')).toBe('9. Nov.')
})

it.each([
  ['1970-01-01', 'Thursday', 'Do'],
  ['1969-12-31', 'Wednesday', 'Mi'],
  ['2026-11-21', 'Saturday', 'Sa'],
])('knows that %s was a %s', (day, weekday, german) => {
  expect(weekdayOf('en', day)).toBe(weekday)
  expect(weekdayOf('de', day, 'short')).toBe(german)
})

it('names months, short and with their year', () => {
  expect(monthOf('en', '2026-03-31', 'short')).toBe('Mar')
  expect(monthOf('de', '2026-03-31', 'long')).toBe('März')
  expect(monthOf('de', '2025-05-01', 'withYear')).toBe('Mai 2025')
})
