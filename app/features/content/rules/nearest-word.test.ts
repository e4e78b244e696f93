import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNearestWord, isOneSlipAway } from './nearest-word.ts'

describe('a slip', () => {
  it.each([
    ['query', 'queri', true],
    ['query', 'quer', true],
    ['query', 'queery', true],
    ['query', 'qeury', true],
    ['query', 'query', false],
    ['query', 'qurye', false],
    ['query', 'quest', false],
    ['', 'a', true],
    ['ab', 'ba', true],
    ['a😀b', 'a😃b', true],
    ['a😀😃b', 'a😃😀b', true],
    ['a😀b', 'ab', true],
    ['abcde', 'abxyz', false],
    ['abcdef', 'abc', false],
  ])('is between %j and %j: %j', (one, other, isSlip) => {
    expect(isOneSlipAway(one, other)).toBe(isSlip)
    expect(isOneSlipAway(other, one)).toBe(isSlip)
  })

  it('is a letter that is missing anywhere', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (word, place) => {
        const letters = Array.from(word)
        const without = letters.toSpliced(place % letters.length, 1).join('')
        expect(isOneSlipAway(word, without)).toBe(true)
      }),
    )
  })
})

describe('the nearest word', () => {
  const vocabulary = ['filtering', 'group', 'join', 'joins', 'queries', 'query']

  it.each([
    ['filtre', true, { word: 'filtering', isCorrection: true }],
    ['filt', true, { word: 'filtering', isCorrection: false }],
    ['filt', false, null],
    ['jion', true, { word: 'join', isCorrection: true }],
    ['qurey', false, { word: 'query', isCorrection: true }],
    ['joi', false, null],
    ['nothing', true, null],
  ])('to %j (unfinished: %j) is %j', (word, isUnfinished, nearest) => {
    expect(findNearestWord(word, vocabulary, isUnfinished)).toEqual(nearest)
  })
})
