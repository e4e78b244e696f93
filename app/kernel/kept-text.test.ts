import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toKeptText } from './kept-text.ts'

it.each([
  ['a\u0000b', 'ab'],
  ['a\ud83d', 'a\ufffd'],
  ['\udc00a', '\ufffda'],
  ['😀 \n\t', '😀 \n\t'],
])('keeps %j as %j', (text, kept) => {
  expect(toKeptText(text)).toBe(kept)
})

it('is as bytes make it, without NUL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = new TextEncoder().encode(text.replaceAll('\u0000', ''))
      expect(toKeptText(text)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    }),
  )
})
