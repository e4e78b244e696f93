import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSameLines, isSameOutput, normaliseOutput } from './compare-output.ts'

describe('isSameOutput', () => {
  it.each([
    ['42', '42\n\n', true],
    ['a \nb', 'a\r\nb\t', true],
    ['a\n\nb', 'a\nb', false],
    [' a', 'a', false],
    ['\na', 'a', false],
    ['A', 'a', false],
  ])('%j and %j: %s', (one, other, isSame) => {
    expect(isSameOutput(one, other)).toBe(isSame)
  })

  it('changes nothing more when done twice', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab \n\r\t]*$/), (output) => {
        expect(normaliseOutput(normaliseOutput(output))).toBe(normaliseOutput(output))
      }),
    )
  })
})

describe('countSameLines', () => {
  it('counts until one differs', () => {
    expect(countSameLines('a\nb\nc', 'a\nb\nd')).toBe(2)
    expect(countSameLines('a\nb', 'a')).toBe(1)
    expect(countSameLines('a', 'a\nb')).toBe(1)
    expect(countSameLines('a', 'b')).toBe(0)
  })
})
