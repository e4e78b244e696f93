import { expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { xp } from '#app/words/en/xp.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import type { Streak } from './streak-as-of.ts'
import { listStreakWeek, sinceInWords, streakInWords, streakWeekInWords } from './streak-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(xp, 'en'), wordsOf(xp, 'de')]

const STREAK: Streak = {
  lengthDays: 4,
  longestDays: 9,
  freezes: 1,
  isActiveToday: false,
  lastDay: '2026-03-08',
  startedDay: '2026-03-04',
  frozenDays: ['2026-03-06'],
  willBreakToday: false,
}
const TODAY = '2026-03-09'
const NONE: Streak = { ...STREAK, lengthDays: 0, freezes: 0, startedDay: null, frozenDays: [] }

const DAYS = ['2026-03-01', '2026-03-04', '2026-03-05', '2026-03-07', '2026-03-08']

it('tells the days of the last week apart', () => {
  const week = listStreakWeek(STREAK, DAYS, TODAY)
  const kinds = week.map(({ kind }) => kind)
  expect(kinds).toEqual(['none', 'active', 'active', 'frozen', 'active', 'active', 'open'])
  expect(streakWeekInWords(en, week)).toBe('4 of the last 7 days, 1 covered by a freeze')
  expect(streakWeekInWords(de, week)).toBe('4 der letzten 7 Tage, 1 von einem Joker gedeckt')
})

it('shows what was done before a streak ended, and of nothing nothing', () => {
  const ended = listStreakWeek(NONE, ['2026-03-05', '2026-03-06'], TODAY)
  expect(ended.filter(({ kind }) => kind === 'active')).toHaveLength(2)
  expect(new Set(listStreakWeek(NONE, [], TODAY).map(({ kind }) => kind))).toEqual(new Set(['none', 'open']))
})

it.each([
  [{ ...STREAK, isActiveToday: true }, 'Today is done.'],
  [STREAK, 'Nothing yet today. A freeze would cover it.'],
  [{ ...STREAK, freezes: 0, willBreakToday: true }, 'One answer today keeps it.'],
  [NONE, 'Your longest was 9 days. One answer begins the next.'],
  [{ ...NONE, longestDays: 0 }, 'One answer or one finished lesson begins a streak.'],
])('says what there is to do: %#', (streak, words) => {
  expect(streakInWords(en, streak)).toBe(words)
})

it('says the days of the longest in German, too', () => {
  expect(streakInWords(de, { ...NONE, longestDays: 1 })).toBe(
    'Deine längste hatte 1 Tag. Eine Antwort beginnt die nächste.',
  )
})

it('says since when, and what the longest was where it is another', () => {
  expect(sinceInWords(en, STREAK, TODAY)).toBe('Since 4 March; your longest was 9 days.')
  expect(sinceInWords(de, STREAK, TODAY)).toBe('Seit dem 4. März; deine längste hatte 9 Tage.')
  expect(sinceInWords(en, { ...STREAK, longestDays: 4 }, TODAY)).toBe('Since 4 March.')
  expect(sinceInWords(en, NONE, TODAY)).toBe('')
})

it.each([0, 1, 2])('says what %i freezes are', (freezes) => {
  const words = freezes === 0 ? /^No freeze/ : new RegExp(`^${freezes} freeze`)
  expect(en('streak.freezes', { freezes })).toMatch(words)
})
