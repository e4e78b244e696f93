import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, isTimeZone, localDay, MINUTE_MS, SECOND_MS, toIso } from './time.ts'

const ZONES = Intl.supportedValuesOf('timeZone')

/** 1970 to 2100. */
const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })

/** Slow and obvious: asks for the offset there and then, and reads the shifted instant as if it were UTC. */
function dayByOffset(atMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(atMs)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes, seconds] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? []
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return new Date(atMs + (sign === '-' ? -1 : 1) * offset * SECOND_MS).toISOString().slice(0, 10)
}

describe('localDay', () => {
  it('is the day on the calendar there, in every zone that there is', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), (atMs, zone) => {
        expect(localDay(atMs, zone)).toBe(dayByOffset(atMs, zone))
      }),
      { numRuns: 500 },
    )
  })

  it('changes at midnight and not a millisecond before or after', () => {
    const midnightUtc = fc.integer({ min: 0, max: 40_000 }).map((day) => day * DAY_MS)
    fc.assert(
      fc.property(midnightUtc, fc.integer({ min: -12, max: 14 }), (midnightMs, hours) => {
        // POSIX signs: Etc/GMT-14 is 14 hours ahead of Greenwich.
        const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
        const atMs = midnightMs - hours * 60 * MINUTE_MS
        expect(localDay(atMs, zone)).toBe(toIso(midnightMs).slice(0, 10))
        expect(localDay(atMs - 1, zone)).toBe(toIso(midnightMs - 1).slice(0, 10))
      }),
    )
  })

  it.each([
    ['the day of 23 hours begins', '2026-03-08T05:00:00.000Z', 'America/New_York', '2026-03-08'],
    ['the day of 23 hours ends', '2026-03-09T03:59:59.999Z', 'America/New_York', '2026-03-08'],
    ['the day after 23 hours begins', '2026-03-09T04:00:00.000Z', 'America/New_York', '2026-03-09'],
    ['the day of 25 hours begins', '2026-11-01T04:00:00.000Z', 'America/New_York', '2026-11-01'],
    ['the day of 25 hours ends', '2026-11-02T04:59:59.999Z', 'America/New_York', '2026-11-01'],
    ['clocks that go back at midnight', '2018-02-18T02:30:00.000Z', 'America/Sao_Paulo', '2018-02-17'],
    ['the eve of a day that Samoa skipped', '2011-12-30T09:59:59.999Z', 'Pacific/Apia', '2011-12-29'],
    ['the morrow of a day that Samoa skipped', '2011-12-30T10:00:00.000Z', 'Pacific/Apia', '2011-12-31'],
    ['the first place to see a day', '2026-06-30T10:00:00.000Z', 'Pacific/Kiritimati', '2026-07-01'],
    ['the last place to leave a day', '2026-07-01T10:59:59.999Z', 'Pacific/Pago_Pago', '2026-06-30'],
    ['a quarter of an hour', '2026-01-01T18:14:59.999Z', 'Asia/Kathmandu', '2026-01-01'],
    ['a leap day', '2028-02-29T12:00:00.000Z', 'Europe/Dublin', '2028-02-29'],
  ])('knows %s', (_, at, zone, day) => {
    expect(localDay(Date.parse(at), zone)).toBe(day)
  })

  it('throws for a zone that there is not', () => {
    expect(() => localDay(0, 'Mars/Olympus_Mons')).toThrow(RangeError)
  })
})

describe('toIso', () => {
  it('is UTC with milliseconds, goes there and back, and sorts as time does', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(toIso(a)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
        expect(Date.parse(toIso(a))).toBe(a)
        expect(toIso(a) < toIso(b)).toBe(a < b)
      }),
    )
  })

  it('throws beyond the years of a Date', () => {
    expect(() => toIso(8.64e15 + 1)).toThrow(RangeError)
    expect(() => toIso(Number.NaN)).toThrow(RangeError)
  })
})

describe('isTimeZone', () => {
  it('knows every zone of the runtime, and UTC', () => {
    for (const zone of ['UTC', ...ZONES]) expect(isTimeZone(zone)).toBe(true)
  })

  it.each(['', ' ', 'Europe', 'Europe/Nowhere', '../UTC', 'UTC\n', 'null'])('does not know %j', (name) => {
    expect(isTimeZone(name)).toBe(false)
  })

  it('accepts exactly what localDay takes', () => {
    const canTell = (name: string): boolean => {
      try {
        return localDay(0, name) !== ''
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('utc', 'europe/paris', '+01:00', 'EST')), (name) => {
        expect(isTimeZone(name)).toBe(canTell(name))
      }),
    )
  })
})
