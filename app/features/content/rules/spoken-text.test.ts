import { expect, it } from 'vitest'
import { renderInline } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { EMPTY_SHELF } from '#app/features/content/load/rendering/shelf.ts'
import { findSpokenText } from './spoken-text.ts'

it.each([
  [String.raw`$\frac{3}{4}$`, '3/4'],
  [
    String.raw`The result is $\frac{2}{3}$, of *which* $3 < 5$ & more`,
    'The result is 2/3 , of which 3 < 5 & more',
  ],
  [String.raw`$\sqrt{2}$`, String.raw`\sqrt{2}`],
  [String.raw`$$x = 1$$`, 'x = 1'],
  ['plain `code`', null],
])('%j says %j', (markdown, spoken) => {
  expect(findSpokenText(renderInline(markdown, EMPTY_SHELF))).toBe(spoken)
})
