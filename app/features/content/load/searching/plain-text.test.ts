import { expect, it } from 'vitest'
import { toOneLine, toPlainText } from './plain-text.ts'

it.each([
  ['## A *b*eta', 'A beta'],
  ['One\ntwo  \nthree', 'One two three'],
  ['Let $x^2$ be', 'Let be'],
  ['$$\n\\frac{1}{2}\n$$', ''],
  ['`code` and [words](https://example.org "title")', 'code and words'],
  ['![A hedge](/hedge.svg)', 'A hedge'],
  ['```sql\nSELECT 1\nFROM t\n```', 'SELECT 1 FROM t'],
  ['| a | b |\n|---|---|\n| c | d **e** |', 'a\nb\nc\nd e'],
  ['- one\n- two[^1]\n\n[^1]: note', 'one\ntwo\nnote'],
  ['a <b>c</b>', 'a <b>c</b>'],
])('reads %j as %j', (markdown, text) => {
  expect(toPlainText(markdown)).toBe(text)
})

it('has no characters in a line that only machines read', () => {
  expect(toOneLine(' a\u0000\u0002b\n\tc ')).toBe('a b c')
})
