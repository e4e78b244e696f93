import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { isUlid } from './ulid.ts'

const ALPHABET = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')

/** One character at a time, against the alphabet written out. */
function isUlidByHand(text: string): boolean {
  const characters = Array.from(text)
  return (
    characters.length === 26 &&
    characters.every((character) => ALPHABET.includes(character)) &&
    '01234567'.includes(characters[0] ?? '-')
  )
}

describe('isUlid', () => {
  it('accepts what the library makes, at any time that it can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (atMs) => {
        expect(isUlid(ulid(atMs))).toBe(true)
      }),
    )
  })

  it('agrees with the alphabet, character by character', () => {
    const character = fc.constantFrom(...ALPHABET, ...Array.from('ILOUabz-_ é\n'))
    const almost = fc.string({ unit: character, minLength: 25, maxLength: 27 })
    const right = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 26, maxLength: 26 })
    fc.assert(
      fc.property(fc.oneof(almost, right, fc.string()), (text) => {
        expect(isUlid(text)).toBe(isUlidByHand(text))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['lower case', '01arz3ndektsv4rrffq69g5fav'],
    ['a time beyond 48 bits', '8ZZZZZZZZZZZZZZZZZZZZZZZZZ'],
    ['a line break after it', '01ARZ3NDEKTSV4RRFFQ69G5FAV\n'],
    ['a second one after it', '01ARZ3NDEKTSV4RRFFQ69G5FAV\n01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(isUlid(text)).toBe(false)
  })
})
