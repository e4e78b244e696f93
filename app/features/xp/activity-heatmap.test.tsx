import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ActivityHeatmap } from './activity-heatmap.tsx'
import { toHeatmap } from './rules/heatmap.ts'

const TODAY = '2026-03-04'

function show(): string {
  const day = { xpEarned: 0, correct: 0, lessonsFinished: 0, spans: [] }
  const days = [
    { ...day, localDay: '2025-12-24', attempts: 7 },
    { ...day, localDay: '2026-03-02', attempts: 12, lessonsFinished: 1 },
  ]
  return renderToStaticMarkup(
    createElement(ActivityHeatmap, { heatmap: toHeatmap(days, TODAY), today: TODAY }),
  )
}

it('says the year in a label, month by month in a list, and by day where a pointer rests', () => {
  const markup = show()
  expect(markup).toContain('aria-label="The last year: 2 days of work, 19 answers"')
  expect(markup).toContain('<li>December 2025: 1 day, 7 answers</li>')
  expect(markup).toContain('<li>March: 1 day, 12 answers, 1 lesson finished</li>')
  expect(markup).toContain('<title>December 24, 2025: 7 answers</title>')
  expect(markup).not.toContain('style=')
})

it('has a leaf for each day of work, and names no month where there is no room', () => {
  const markup = show()
  expect(markup.match(/<title>/g)).toHaveLength(2)
  const months = [...markup.matchAll(/y="10"[^>]*>(\w+)</g)].map(([, name]) => name)
  expect(months.length).toBeGreaterThanOrEqual(11)
  expect(new Set(months).size).toBeGreaterThanOrEqual(11)
})
