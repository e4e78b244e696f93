import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { DueForecast } from './due-forecast.tsx'

const TODAY = '2026-02-27'

function show(counts: readonly number[]): string {
  const forecast = counts.map((count, ahead) => ({ day: addDays(TODAY, ahead), count }))
  return renderToStaticMarkup(createElement(DueForecast, { forecast, today: TODAY }))
}

it('says in a table what its bars show, without a style attribute', () => {
  const markup = show([4, 0, 2])
  expect(markup).toContain('aria-label="6 reviews in the next 3 days, one bar for each day"')
  expect(markup.match(/<th scope="row"[^>]*>[^<]+<\/th><td[^>]*>\d+/g)).toHaveLength(2)
  expect(markup).toMatch(/>1 March<\/th><td[^>]*>2</)
  expect(markup).not.toContain('style=')
})

it('is a sentence where nothing comes back', () => {
  expect(show([0, 0])).toBe(
    '<p class="text-sm text-muted">Nothing comes back for review in the next 2 days.</p>',
  )
})
