import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import type { Locale } from '#app/words/locale.ts'
import { LocaleProvider } from '#app/words/use-words.ts'
import { keepCatalog } from '#app/words/words.ts'
import { ActivityHeatmap } from './activity-heatmap.tsx'
import { toHeatmap } from './rules/heatmap.ts'

keepCatalog('de', catalog)

const TODAY = '2026-03-04'

function show(locale: Locale = 'en'): string {
  const day = { xpEarned: 0, correct: 0, lessonsFinished: 0, spans: [] }
  const days = [
    { ...day, localDay: '2025-12-24', attempts: 7 },
    { ...day, localDay: '2026-03-02', attempts: 12, lessonsFinished: 1 },
  ]
  const shown = createElement(ActivityHeatmap, { heatmap: toHeatmap(days, TODAY), today: TODAY })
  return renderToStaticMarkup(createElement(LocaleProvider, { value: locale }, shown))
}

it('says the year in a label, month by month in a list, and by day where a pointer rests', () => {
  const markup = show()
  expect(markup).toContain('aria-label="The last year: 2 days of work, 19 answers"')
  expect(markup).toContain('<li>December 2025: 1 day, 7 answers</li>')
  expect(markup).toContain('<li>March: 1 day, 12 answers, 1 lesson finished</li>')
  expect(markup).toContain('<title>24 December 2025: 7 answers</title>')
  expect(markup).not.toContain('style=')
})

it('has a leaf for each day of work, and names no month where there is no room', () => {
  const markup = show()
  expect(markup.match(/<title>/g)).toHaveLength(2)
  const months = [...markup.matchAll(/y="10"[^>]*>(\w+)</g)].map(([, name]) => name)
  expect(months.length).toBeGreaterThanOrEqual(11)
  expect(new Set(months).size).toBeGreaterThanOrEqual(11)
})

it('is in German where the page is, from Monday too', () => {
  const markup = show('de')
  expect(markup).toContain('aria-label="Das letzte Jahr: 2 Tage gelernt, 19 Antworten"')
  expect(markup).toContain('<li>März: 1 Tag, 12 Antworten, 1 Lektion abgeschlossen</li>')
  expect(markup).toContain('<title>24. Dezember 2025: 7 Antworten</title>')
  expect([...markup.matchAll(/<text x="0" y="\d+"[^>]*>(\w\w)</g)].map(([, name]) => name)).toEqual([
    'Mo',
    'Mi',
    'Fr',
  ])
})
