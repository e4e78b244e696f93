import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { streakAsOf, type Streak } from './streak-as-of.ts'
import { foldStreak, type StreakState } from './streak.ts'

const LONDON = 'Europe/London'

/** As many days in a row, up to 1 June 2026 at noon in London. */
function runOf(count: number): StreakState | null {
  const days = Array.from({ length: count }, (_, index) => addDays('2026-06-01', -index))
  return foldStreak(
    null,
    days.map((localDay) => {
      const at = `${localDay}T11:00:00.000Z`
      return { localDay, spans: [{ timeZone: LONDON, firstAt: at, lastAt: at }] }
    }),
  )
}

const seenAt = (state: StreakState | null, at: string, timeZone = LONDON): Streak =>
  streakAsOf(state, Date.parse(at), timeZone)

describe('a streak as of now', () => {
  it('is nothing for who never did anything', () => {
    expect(seenAt(null, '2026-06-01T12:00Z')).toEqual({
      lengthDays: 0,
      longestDays: 0,
      freezes: 0,
      isActiveToday: false,
      lastDay: null,
      startedDay: null,
      frozenDays: [],
      willBreakToday: false,
    })
  })

  it('is safe on a day on which something was done', () => {
    const streak = seenAt(runOf(3), '2026-06-01T20:00Z')
    expect(streak).toMatchObject({ lengthDays: 3, isActiveToday: true, willBreakToday: false })
    expect(streak).toMatchObject({ lastDay: '2026-06-01', startedDay: '2026-05-30' })
  })

  it('lasts through the day after, which is the last without a freeze', () => {
    const streak = seenAt(runOf(3), '2026-06-02T22:59Z')
    expect(streak).toMatchObject({ lengthDays: 3, isActiveToday: false, willBreakToday: true })
  })

  it('ends with that day', () => {
    const streak = seenAt(runOf(3), '2026-06-02T23:00Z')
    expect(streak).toMatchObject({ lengthDays: 0, longestDays: 3, willBreakToday: false, startedDay: null })
    expect(streak.lastDay).toBe('2026-06-01')
  })

  it('spends freezes on the days missed so far', () => {
    const state = runOf(14)
    const after = (days: number): Streak => seenAt(state, `${addDays('2026-06-01', days)}T12:00Z`)
    expect(after(1)).toMatchObject({ freezes: 2, frozenDays: [], willBreakToday: false })
    expect(after(2)).toMatchObject({ freezes: 1, frozenDays: ['2026-06-02'], willBreakToday: false })
    expect(after(3)).toMatchObject({
      lengthDays: 14,
      freezes: 0,
      frozenDays: ['2026-06-02', '2026-06-03'],
      willBreakToday: true,
    })
    expect(after(4)).toMatchObject({ lengthDays: 0, freezes: 0, frozenDays: [], longestDays: 14 })
  })

  it('is read in the place where it was last and in the one where the learner is, whichever is kinder', () => {
    const state = runOf(3)
    expect(seenAt(state, '2026-06-02T23:30Z', 'America/New_York')).toMatchObject({ lengthDays: 3 })
    expect(seenAt(state, '2026-06-02T22:30Z', 'Asia/Tokyo')).toMatchObject({ lengthDays: 3 })
  })

  it('is active where it is still an earlier day', () => {
    const streak = seenAt(runOf(3), '2026-06-01T11:30Z', 'Etc/GMT+12')
    expect(streak).toMatchObject({ lengthDays: 3, isActiveToday: true })
  })

  it('throws for an unknown zone', () => {
    expect(() => seenAt(runOf(1), '2026-06-01T12:00Z', 'Mars/Olympus')).toThrow(RangeError)
  })
})
