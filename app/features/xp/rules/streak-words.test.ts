import { expect, it } from 'vitest'
import type { Streak } from './streak-as-of.ts'
import { freezesInWords, listStreakWeek, streakInWords, streakWeekInWords } from './streak-words.ts'

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
  expect(streakWeekInWords(week)).toBe('4 of the last 7 days, 1 covered by a freeze')
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
  expect(streakInWords(streak)).toBe(words)
})

it.each([0, 1, 2])('says what %i freezes are', (freezes) => {
  expect(freezesInWords({ freezes })).toMatch(freezes === 0 ? /^No freeze/ : new RegExp(`^${freezes} freeze`))
})
