import { describe, expect, it } from 'vitest'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import {
  CLOCK_AHEAD_MS,
  countsForPractice,
  countsForStreak,
  PRACTICE_WINDOW_DAYS,
  STREAK_WINDOW_DAYS,
} from './late-window.ts'

const AT_MS = Date.parse('2026-03-28T10:00:00.000Z')
const AT = toIso(AT_MS)

describe.each([
  { name: 'practice', counts: countsForPractice, days: PRACTICE_WINDOW_DAYS },
  { name: 'the streak', counts: countsForStreak, days: STREAK_WINDOW_DAYS },
])('what counts for $name', ({ counts, days }) => {
  it.each([
    { when: 'made on the server itself', receivedAt: null, expected: true },
    { when: 'received at once', receivedAt: AT, expected: true },
    { when: 'on the last millisecond', receivedAt: toIso(AT_MS + days * DAY_MS), expected: true },
    { when: 'a millisecond too late', receivedAt: toIso(AT_MS + days * DAY_MS + 1), expected: false },
    { when: 'by a clock just not too far ahead', receivedAt: toIso(AT_MS - CLOCK_AHEAD_MS), expected: true },
    { when: 'from the future', receivedAt: toIso(AT_MS - CLOCK_AHEAD_MS - 1), expected: false },
  ])('$when: $expected', ({ receivedAt, expected }) => {
    expect(counts(AT, receivedAt)).toBe(expected)
  })
})

it('is 30 days for practice, 7 for the streak', () => {
  expect([PRACTICE_WINDOW_DAYS, STREAK_WINDOW_DAYS]).toEqual([30, 7])
})
