import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText } from './normalise-text.ts'

describe('normaliseText', () => {
  it.each([
    ['  Group \t\n BY ', 'group by'],
    ['don\u2019t', "don't"],
    ['\u201Cx\u201D', '"x"'],
    ['\uFF37here', 'where'],
    ['a\u00A0b', 'a b'],
    ['e\u0301', '\u00E9'],
  ])('writes %j as %j', (text, normal) => {
    expect(normaliseText(text, false)).toBe(normal)
  })

  it('keeps case when case counts', () => {
    expect(normaliseText(' NaN ', true)).toBe('NaN')
  })

  it('changes nothing more when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, caseSensitive) => {
        const once = normaliseText(text, caseSensitive)
        expect(normaliseText(once, caseSensitive)).toBe(once)
      }),
    )
  })

  it('does not see white space around and between words', () => {
    const space = fc.stringMatching(/^[ \t\n\u00A0\u2009]{1,4}$/)
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,5}$/)), space, (words, gap) => {
        expect(normaliseText(gap + words.join(gap) + gap, false)).toBe(words.join(' '))
      }),
    )
  })
})
