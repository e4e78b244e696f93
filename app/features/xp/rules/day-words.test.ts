import { expect, it } from 'vitest'
import { dateInWords, dayInWords, weekdayOf } from './day-words.ts'

it.each([
  ['2026-03-02', '2026-03-02', 'today'],
  ['2026-03-01', '2026-03-02', 'yesterday'],
  ['2026-03-03', '2026-03-02', 'tomorrow'],
  ['2026-01-01', '2025-12-31', 'tomorrow'],
  ['2026-03-09', '2026-03-02', 'March 9'],
  ['2025-12-09', '2026-03-02', 'December 9, 2025'],
])('says %s on %s as "%s"', (day, today, words) => {
  expect(dayInWords(day, today)).toBe(words)
})

it('says the date of a day that is near, too', () => {
  expect(dateInWords('2026-03-01', '2026-03-02')).toBe('March 1')
})

it.each([
  ['1970-01-01', 'Thursday'],
  ['1969-12-31', 'Wednesday'],
  ['2026-11-21', 'Saturday'],
])('knows that %s was a %s', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday)
})
