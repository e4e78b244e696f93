import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { catalog } from '#app/words/de/catalog.ts'
import { dashboard } from '#app/words/en/dashboard.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import type { ActivityDay } from './activity.ts'
import { heatCellInWords, heatmapInWords, listMonthNames } from './heatmap-words.ts'
import { toHeatmap } from './heatmap.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(dashboard, 'en'), wordsOf(dashboard, 'de')]

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

describe('heatmapInWords', () => {
  it('says by month what the picture shows', () => {
    const days = [
      dayOf('2026-03-01', 1),
      dayOf('2026-02-28', 7, 1),
      dayOf('2026-02-03', 5),
      dayOf('2025-03-20', 0, 2),
    ]
    expect(heatmapInWords(en, toHeatmap(days, '2026-03-01'))).toEqual([
      'March 2025: 1 day, 0 answers, 2 lessons finished',
      'February: 2 days, 12 answers, 1 lesson finished',
      'March: 1 day, 1 answer',
    ])
    expect(heatmapInWords(de, toHeatmap(days, '2026-03-01'))).toEqual([
      'März 2025: 1 Tag, 0 Antworten, 2 Lektionen abgeschlossen',
      'Februar: 2 Tage, 12 Antworten, 1 Lektion abgeschlossen',
      'März: 1 Tag, 1 Antwort',
    ])
  })

  it('accounts for every day and every answer, and names no month twice', () => {
    fc.assert(
      fc.property(years, ({ today, days }) => {
        const heatmap = toHeatmap(days, today)
        const lines = heatmapInWords(en, heatmap)
        const sumOf = (pattern: RegExp): number =>
          lines.reduce((sum, line) => sum + Number(pattern.exec(line)?.[1]), 0)
        expect(sumOf(/ (\d+) days?,/)).toBe(heatmap.totalDays)
        expect(sumOf(/ (\d+) answers?/)).toBe(heatmap.totalAttempts)
        expect(new Set(lines.map((line) => line.split(':')[0])).size).toBe(lines.length)
      }),
    )
  })

  it('has no line without work', () => {
    expect(heatmapInWords(en, toHeatmap([], '2026-03-01'))).toEqual([])
  })
})

describe('heatCellInWords', () => {
  it.each([
    ['7 answers', 7, 0, '24 December 2025: 7 answers', '24. Dezember 2025: 7 Antworten'],
    ['a lesson', 0, 1, '24 December 2025: 1 lesson finished', '24. Dezember 2025: 1 Lektion abgeschlossen'],
    [
      'both',
      1,
      2,
      '24 December 2025: 1 answer, 2 lessons finished',
      '24. Dezember 2025: 1 Antwort, 2 Lektionen abgeschlossen',
    ],
  ])('says of a day that there was: %s', (_, attempts, lessons, english, german) => {
    const { busiest } = toHeatmap([dayOf('2025-12-24', attempts, lessons)], '2026-03-04')
    const said = [en, de].map((t) => busiest && heatCellInWords(t, busiest, '2026-03-04'))
    expect(said).toEqual([english, german])
  })
})

describe('listMonthNames', () => {
  it('names each month once, and none where there is no room', () => {
    fc.assert(
      fc.property(todays, (today) => {
        const names = listMonthNames(de, toHeatmap([], today))
        expect(names.length).toBeGreaterThanOrEqual(11)
        for (const [index, { week }] of names.entries()) {
          expect(week - (names[index - 1]?.week ?? -3)).toBeGreaterThanOrEqual(3)
        }
      }),
      { numRuns: 50 },
    )
    expect(listMonthNames(de, toHeatmap([], '2026-12-31')).map(({ name }) => name)).toContain('Mär')
  })
})
