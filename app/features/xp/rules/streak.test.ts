import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { foldStreak, StreakState, type StreakDay } from './streak.ts'

const LONDON = 'Europe/London'

/** A day of one activity: the instant decides which. */
function active(at: string, timeZone = LONDON): StreakDay {
  const atMs = Date.parse(at)
  const instant = toIso(atMs)
  const spans = [{ timeZone, firstAt: instant, lastAt: instant }]
  return { localDay: localDay(atMs, timeZone), spans }
}

/** Days in London by how many days after 1 January 2026 they are. */
const daysAt = (...offsets: readonly number[]): StreakDay[] =>
  offsets.map((offset) => active(`${addDays('2026-01-01', offset)}T12:00Z`))
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** @throws Error without any day that counts */
function fold(...days: readonly StreakDay[]): StreakState {
  const state = foldStreak(null, days)
  if (state === null) throw new Error('nothing counts')
  return state
}

describe('a streak', () => {
  it('is nothing without days, nor with days on which nothing counted', () => {
    expect(foldStreak(null, [])).toBeNull()
    expect(foldStreak(null, [{ localDay: '2026-01-01', spans: [] }])).toBeNull()
  })

  it('begins with a day', () => {
    expect(fold(...daysAt(0))).toEqual({
      lastDay: '2026-01-01',
      lastTimeZones: [LONDON],
      lastAt: '2026-01-01T12:00:00.000Z',
      group: { days: ['2026-01-01'], timeZones: [LONDON], firstAt: '2026-01-01T12:00:00.000Z' },
      lengthDays: 1,
      longestDays: 1,
      freezes: 0,
      runDays: 1,
      startedDay: '2026-01-01',
      frozenDays: [],
    })
  })

  it('ends with a missed day and no freeze, and remembers how long it was', () => {
    const state = fold(...daysAt(0, 1, 2, 4))
    expect(state).toMatchObject({ lengthDays: 1, longestDays: 3, startedDay: '2026-01-05', runDays: 1 })
  })

  it('does not care about order or repetition', () => {
    const days = daysAt(0, 1, 2, 3)
    expect(fold(...days.toReversed(), ...days)).toEqual(fold(...days))
  })

  it('takes the spans of a day that comes twice together', () => {
    const [morning, evening] = [active('2026-01-01T08:00Z'), active('2026-01-01T20:00Z')]
    expect(fold(evening, morning)).toMatchObject({
      lastAt: '2026-01-01T20:00:00.000Z',
      group: { firstAt: '2026-01-01T08:00:00.000Z', timeZones: [LONDON] },
    })
  })

  it('is carried on from what was kept as JSON', () => {
    const kept = StreakState.parse(JSON.parse(JSON.stringify(fold(...daysAt(...range(0, 9))))))
    expect(foldStreak(kept, daysAt(11, 12))).toEqual(fold(...daysAt(...range(0, 9), 11, 12)))
    expect(foldStreak(kept, [])).toEqual(kept)
  })

  it('is not carried on with a day that is not later', () => {
    const state = fold(...daysAt(0, 1))
    expect(() => foldStreak(state, daysAt(1))).toThrow(RangeError)
    expect(() => foldStreak(state, daysAt(2, 0))).toThrow(RangeError)
  })
})

describe('freezes', () => {
  it.each([
    { counted: 6, freezes: 0, runDays: 6 },
    { counted: 7, freezes: 1, runDays: 0 },
    { counted: 13, freezes: 1, runDays: 6 },
    { counted: 14, freezes: 2, runDays: 0 },
    { counted: 20, freezes: 2, runDays: 6 },
    { counted: 21, freezes: 2, runDays: 6 },
    { counted: 300, freezes: 2, runDays: 6 },
  ])('are $freezes after $counted days', ({ counted, freezes, runDays }) => {
    const state = fold(...daysAt(...range(1, counted)))
    expect(state).toMatchObject({ lengthDays: counted, freezes, runDays })
  })

  it('are spent on missed days, which do not count and do not interrupt the run', () => {
    const state = fold(...daysAt(...range(0, 9), 11, 12))
    expect(state).toMatchObject({ lengthDays: 12, freezes: 0, runDays: 5, startedDay: '2026-01-01' })
    expect(state.frozenDays).toEqual(['2026-01-11'])
  })

  it('cover two days in a row, and are earned again on the day after a run that waited', () => {
    const state = fold(...daysAt(...range(0, 20), 23))
    expect(state).toMatchObject({ lengthDays: 22, freezes: 1, runDays: 0 })
    expect(state.frozenDays).toEqual(['2026-01-22', '2026-01-23'])
  })

  it('that went into a gap too long are gone', () => {
    const state = fold(...daysAt(...range(0, 20), 24))
    expect(state).toMatchObject({ lengthDays: 1, longestDays: 21, freezes: 0, runDays: 1, frozenDays: [] })
  })

  it('move to the days that were really missed when a late upload shows which', () => {
    const known = daysAt(...range(0, 6), 8, 9)
    expect(fold(...known)).toMatchObject({ lengthDays: 9, freezes: 0, frozenDays: ['2026-01-08'] })
    expect(fold(...known, ...daysAt(7))).toMatchObject({ lengthDays: 10, freezes: 1, frozenDays: [] })
    const missedTwo = daysAt(...range(0, 6), 8, 10)
    expect(fold(...missedTwo)).toMatchObject({ lengthDays: 1 })
    const late = fold(...missedTwo, ...daysAt(7))
    expect(late).toMatchObject({ lengthDays: 10, freezes: 0, frozenDays: ['2026-01-10'] })
  })

  it('keep the last 40 of the days that they covered', () => {
    const weeks = range(0, 399).filter((offset) => offset % 8 !== 7)
    const { lengthDays, frozenDays } = fold(...daysAt(...weeks))
    expect([lengthDays, frozenDays.length, frozenDays.at(-1)]).toEqual([350, 40, addDays('2026-01-01', 391)])
  })
})

describe('days that are not 24 hours long', () => {
  it.each([
    { name: '23 hours', first: '2026-03-28T23:59:59.999Z', next: '2026-03-29T22:59:59.999Z' },
    { name: '25 hours', first: '2026-10-24T22:59:59.999Z', next: '2026-10-25T23:59:59.999Z' },
  ])('count 1: $name', ({ first, next }) => {
    const last = toIso(Date.parse(next) + 1)
    expect(fold(active(first), active(next), active(last))).toMatchObject({ lengthDays: 3, freezes: 0 })
    const missed = fold(active(first), active(last))
    expect(missed).toMatchObject({ lengthDays: 1 })
  })

  it('allow 48 hours and a bit between the first moment of one and the last of the next', () => {
    const days = [active('2026-10-23T23:00Z'), active('2026-10-25T23:59Z')]
    expect(fold(...days)).toMatchObject({ lengthDays: 2 })
  })

  it('make two of one midnight in one zone', () => {
    expect(fold(active('2026-01-01T23:59Z'), active('2026-01-02T00:00Z'))).toMatchObject({ lengthDays: 2 })
  })
})

describe('travel', () => {
  const NEW_YORK = 'America/New_York'
  const [HONOLULU, KIRITIMATI] = ['Pacific/Honolulu', 'Pacific/Kiritimati']

  it('from New York in the evening to London at noon neither breaks nor doubles', () => {
    const evening = active('2026-01-02T03:00Z', NEW_YORK)
    const noon = active('2026-01-02T12:00Z')
    expect([evening.localDay, noon.localDay]).toEqual(['2026-01-01', '2026-01-02'])
    expect(fold(evening, noon)).toMatchObject({
      lengthDays: 1,
      lastDay: '2026-01-02',
      group: { days: ['2026-01-01', '2026-01-02'], timeZones: [NEW_YORK, LONDON] },
    })
    expect(fold(evening, noon, active('2026-01-03T12:00Z'))).toMatchObject({ lengthDays: 2 })
    expect(fold(evening, active('2026-01-02T23:00Z'))).toMatchObject({ lengthDays: 2 })
    expect(fold(evening, noon, active('2026-01-04T12:00Z'))).toMatchObject({ lengthDays: 1 })
  })

  it('east over the date line loses no day', () => {
    const from = active('2026-05-02T06:00Z', HONOLULU)
    const to = active('2026-05-02T18:00Z', KIRITIMATI)
    expect([from.localDay, to.localDay]).toEqual(['2026-05-01', '2026-05-03'])
    expect(fold(from, to, active('2026-05-03T18:00Z', KIRITIMATI))).toMatchObject({ lengthDays: 2 })
    expect(fold(from, active('2026-05-03T04:00Z', KIRITIMATI))).toMatchObject({
      lengthDays: 2,
      frozenDays: [],
    })
  })

  it('west over the date line makes no day out of the one that comes twice', () => {
    const twice = [active('2026-05-02T06:00Z', KIRITIMATI), active('2026-05-03T06:00Z', HONOLULU)]
    expect(twice.map((day) => day.localDay)).toEqual(['2026-05-02', '2026-05-02'])
    expect(fold(...twice, active('2026-05-03T20:00Z', HONOLULU))).toMatchObject({ lengthDays: 2 })
  })

  it('backwards by a date is one day', () => {
    const days = [active('2026-05-01T12:00Z', KIRITIMATI), active('2026-05-01T13:00Z', HONOLULU)]
    expect(days.map((day) => day.localDay)).toEqual(['2026-05-02', '2026-05-01'])
    expect(fold(...days)).toMatchObject({ lengthDays: 1, group: { firstAt: '2026-05-01T12:00:00.000Z' } })
  })

  it('goes on from the last of the days that were merged', () => {
    const from = [active('2026-01-02T09:00Z', HONOLULU), active('2026-01-02T10:00Z', NEW_YORK)]
    expect(from.map((day) => day.localDay)).toEqual(['2026-01-01', '2026-01-02'])
    const next = active('2026-01-04T08:00Z', KIRITIMATI)
    expect(next.localDay).toBe('2026-01-04')
    expect(fold(...from, next)).toMatchObject({ lengthDays: 2, frozenDays: [], startedDay: '2026-01-01' })
  })

  it('knows the zones of all days that were merged: a real midnight counts, wherever the one between was', () => {
    const apia = [active('2011-12-30T09:59Z', 'Pacific/Apia'), active('2011-12-30T10:00Z', 'Pacific/Apia')]
    const between = active('2011-12-30T09:59Z')
    expect(fold(...apia, between)).toMatchObject({ lengthDays: 2, lastDay: '2011-12-31' })
    expect(fold(...apia.slice(0, 1), between)).toMatchObject({ lengthDays: 1, lastDay: '2011-12-30' })
  })

  it('of the zone itself, Samoa in 2011, breaks and freezes nothing', () => {
    const days = [active('2011-12-30T08:00Z', 'Pacific/Apia'), active('2011-12-30T12:00Z', 'Pacific/Apia')]
    expect(days.map((day) => day.localDay)).toEqual(['2011-12-29', '2011-12-31'])
    expect(fold(...days)).toMatchObject({ lengthDays: 2, frozenDays: [] })
  })

  it('by name only, through all zones at one instant, is one day', () => {
    const zones = [...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+12', 'Etc/GMT-14']
    const days = zones.map((timeZone) => active('2026-05-01T10:30Z', timeZone))
    expect(new Set(days.map((day) => day.localDay)).size).toBe(3)
    expect(fold(...days)).toMatchObject({ lengthDays: 1 })
  })
})
