import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlainText } from './plain-text.ts'

describe('findPlainText', () => {
  it.each([
    ['keeps rows', 'keeps rows'],
    ['`SELECT`', 'SELECT'],
    ['**bold** and *slanted* and ~~old~~', 'bold and slanted and old'],
    ['`a * b` times 2 * 3', 'a * b times 2 * 3'],
    ['snake_case_name', 'snake_case_name'],
    ['a [link](https://example.com)', 'a link'],
    [String.raw`costs \$5`, 'costs $5'],
    [String.raw`$\frac{3}{4}$`, '3/4'],
    [String.raw`$2\frac{1}{4}$`, '2 1/4'],
    [String.raw`$3 \times 4 \le 12$`, '3 × 4 ≤ 12'],
    [String.raw`$12{,}5\,\%$`, '12,5 %'],
    ['$3$', '3'],
  ])('writes %j as %j', (markdown, plain) => {
    expect(findPlainText(markdown)).toBe(plain)
  })

  it.each([
    String.raw`$\sqrt{2}$`,
    '$x^2$',
    String.raw`$\frac{a+b}{c}$`,
    '```js\nx\n```',
    'two\nlines',
    '![picture](/x.png)',
    '',
  ])('has no characters for %j', (markdown) => {
    expect(findPlainText(markdown)).toBeNull()
  })

  it('leaves words alone', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöü0-9,.]{1,8}$/), { minLength: 1 })
    fc.assert(
      fc.property(words, (some) => {
        expect(findPlainText(some.join(' '))).toBe(some.join(' '))
      }),
    )
  })
})
