import { describe, expect, it } from 'vitest'
import { localDay, toIso } from '#app/kernel/time.ts'
import { listMissedDays, type GapEnd } from './streak-gap.ts'

const end = (at: string, timeZone: string): GapEnd => ({
  localDay: localDay(Date.parse(at), timeZone),
  at: toIso(Date.parse(at)),
  timeZones: [timeZone],
})
const missed = (from: GapEnd, to: GapEnd): string[] => listMissedDays(from, to, 10)

describe('missed days', () => {
  it('are the calendar days between', () => {
    const from = end('2026-03-27T08:00Z', 'Europe/London')
    expect(missed(from, end('2026-03-28T08:00Z', 'Europe/London'))).toEqual([])
    expect(missed(from, end('2026-03-31T08:00Z', 'Europe/London'))).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ])
  })

  it('are none on the same day or backwards', () => {
    const from = end('2026-03-27T20:00Z', 'Pacific/Kiritimati')
    expect(missed(from, from)).toEqual([])
    expect(missed(from, end('2026-03-28T02:00Z', 'Pacific/Honolulu'))).toEqual([])
  })

  it('are no more than asked for', () => {
    const from = end('2026-01-01T08:00Z', 'Asia/Tokyo')
    expect(listMissedDays(from, end('2036-01-01T08:00Z', 'Asia/Tokyo'), 2)).toEqual([
      '2026-01-02',
      '2026-01-03',
    ])
  })

  it('are read where there are fewest: east over the date line no day is lost', () => {
    const from = end('2026-05-02T06:00Z', 'Pacific/Honolulu')
    const to = end('2026-05-02T18:00Z', 'Pacific/Kiritimati')
    expect([from.localDay, to.localDay]).toEqual(['2026-05-01', '2026-05-03'])
    expect(missed(from, to)).toEqual([])
    expect(missed(from, end('2026-05-03T18:00Z', 'Pacific/Kiritimati'))).toHaveLength(1)
  })

  it.each([
    { zone: 'Pacific/Apia', last: '2011-12-30T08:00Z', next: '2011-12-31T08:00Z', skipped: '2011-12-30' },
    {
      zone: 'Pacific/Kwajalein',
      last: '1993-08-21T08:00Z',
      next: '1993-08-22T08:00Z',
      skipped: '1993-08-21',
    },
    {
      zone: 'Pacific/Kiritimati',
      last: '1994-12-31T08:00Z',
      next: '1995-01-01T08:00Z',
      skipped: '1994-12-31',
    },
  ])('leave out what $zone left out', ({ zone, last, next, skipped }) => {
    const from = end(last, zone)
    expect([from.localDay < skipped, end(next, zone).localDay > skipped]).toEqual([true, true])
    expect(missed(from, end(next, zone))).toEqual([])
    const dayAfter = end(toIso(Date.parse(next) + 2 * 86_400_000), zone)
    expect(missed(from, dayAfter)).toHaveLength(2)
    expect(missed(from, dayAfter)).not.toContain(skipped)
  })
})
