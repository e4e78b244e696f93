import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#app/kernel/day.ts'
import type { ActivityDay } from './activity.ts'
import { toHeatmap } from './heatmap.ts'

const todays = fc.integer({ min: -2_000, max: 2_000 }).map((days) => addDays('2026-03-01', days))

function dayOf(localDay: string, attempts: number, lessonsFinished = 0): ActivityDay {
  return { localDay, attempts, correct: 0, xpEarned: 0, lessonsFinished, spans: [] }
}

const years = todays.chain((today) =>
  fc.record({
    today: fc.constant(today),
    days: fc
      .uniqueArray(
        fc.record({ ago: fc.integer({ min: -10, max: 400 }), attempts: fc.nat(9), lessons: fc.nat(2) }),
        { selector: ({ ago }) => ago, maxLength: 60 },
      )
      .map((list) =>
        list.map(({ ago, attempts, lessons }) => dayOf(addDays(today, -ago), attempts, lessons)),
      ),
  }),
)

/** Those of the days that the map shows, found by their distance from today. */
function shownOf(days: readonly ActivityDay[], today: string): ActivityDay[] {
  const weekday = (new Date(today).getUTCDay() + 6) % 7
  return days.filter(({ localDay, attempts, lessonsFinished }) => {
    const ago = daysBetween(localDay, today)
    return ago >= 0 && ago <= weekday + 52 * 7 && attempts + lessonsFinished > 0
  })
}

describe('toHeatmap', () => {
  it('lays out 53 weeks from Monday to Sunday, the last one today’s', () => {
    fc.assert(
      fc.property(years, ({ today, days }) => {
        const { weeks } = toHeatmap(days, today)
        expect(weeks).toHaveLength(53)
        expect(weeks.every((week) => week.length === 7)).toBe(true)
        const cells = weeks.flat()
        expect(new Date(cells[0]?.day ?? '').getUTCDay()).toBe(1)
        const inARow = cells.map((_, index) => addDays(cells[0]?.day ?? '', index))
        expect(cells.map(({ day, isFuture }) => [day, isFuture])).toEqual(
          inARow.map((day) => [day, daysBetween(today, day) > 0]),
        )
        expect(weeks.at(-1)?.some(({ day }) => day === today)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('shows each day’s work where it belongs, and sums it up', () => {
    fc.assert(
      fc.property(years, ({ today, days }) => {
        const { weeks, totalDays, totalAttempts } = toHeatmap(days, today)
        const shown = shownOf(days, today)
        const byHand = weeks.flat().map(({ day }) => {
          const work = shown.find(({ localDay }) => localDay === day)
          const [attempts, lessons] = [work?.attempts ?? 0, work?.lessonsFinished ?? 0]
          return [attempts, lessons, attempts + lessons]
        })
        expect(weeks.flat().map((cell) => [cell.attempts, cell.lessonsFinished, cell.count])).toEqual(byHand)
        expect(totalDays).toBe(shown.length)
        expect(totalAttempts).toBe(shown.reduce((sum, { attempts }) => sum + attempts, 0))
      }),
      { numRuns: 50 },
    )
  })

  it('has levels by quarters of the active days', () => {
    fc.assert(
      fc.property(years, ({ today, days }) => {
        const cells = toHeatmap(days, today).weeks.flat()
        const active = cells.filter(({ count }) => count > 0)
        const byHand = cells.map(({ count }) => {
          const atMost = active.filter((other) => other.count <= count).length
          return count === 0 ? 0 : [1, 2, 3, 4].find((quarter) => 4 * atMost <= quarter * active.length)
        })
        expect(cells.map(({ level }) => level)).toEqual(byHand)
      }),
      { numRuns: 50 },
    )
  })

  it('names the busiest day, the latest of several, and none without work', () => {
    fc.assert(
      fc.property(years, ({ today, days }) => {
        const { weeks, busiest } = toHeatmap(days, today)
        const active = weeks.flat().filter(({ count }) => count > 0)
        const byHand = active.filter((cell) =>
          active.every(
            (other) => other.count < cell.count || (other.count === cell.count && other.day <= cell.day),
          ),
        )
        expect(busiest).toEqual(byHand[0] ?? null)
        expect(busiest?.level ?? 4).toBe(4)
      }),
      { numRuns: 50 },
    )
  })

  it('does not depend on the order of the days', () => {
    fc.assert(
      fc.property(years, ({ today, days }) => {
        expect(toHeatmap(days.toReversed(), today)).toEqual(toHeatmap(days, today))
      }),
      { numRuns: 50 },
    )
  })

  it('spreads 1, 2, 3 and 4 answers over the four levels', () => {
    const days = [1, 2, 3, 4].map((attempts) => dayOf(`2026-02-0${attempts}`, attempts))
    const cells = toHeatmap(days, '2026-03-01').weeks.flat()
    expect(cells.filter(({ level }) => level > 0).map(({ level }) => level)).toEqual([1, 2, 3, 4])
  })
})
