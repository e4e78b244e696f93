import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffleTexts } from './shuffle-texts.ts'

const texts = fc.array(fc.string({ maxLength: 4 }), { minLength: 2, maxLength: 8 })
const show = (given: readonly string[], salt: string) => shuffleTexts(given, salt).map((from) => given[from])

describe('shuffleTexts', () => {
  it('shows every text once', () => {
    fc.assert(
      fc.property(texts, fc.string(), (given, salt) => {
        expect(shuffleTexts(given, salt).toSorted((a, b) => a - b)).toEqual(given.map((_, index) => index))
      }),
    )
  })

  it('never leaves three or more as they are', () => {
    fc.assert(
      fc.property(texts, fc.string(), (given, salt) => {
        fc.pre(given.length > 2 && new Set(given).size > 1)
        expect(show(given, salt)).not.toEqual(given)
      }),
    )
  })

  it('leaves two to chance: which of them comes first says nothing', () => {
    const orders = Array.from({ length: 400 }, (_, index) => show(['a', 'b'], `salt ${index}`).join(''))
    const asGiven = orders.filter((order) => order === 'ab').length
    expect(asGiven).toBeGreaterThan(150)
    expect(asGiven).toBeLessThan(250)
  })

  it('is the same each time, and another with another salt', () => {
    const given = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    expect(shuffleTexts(given, 'x')).toEqual(shuffleTexts(given, 'x'))
    const orders = Array.from({ length: 100 }, (_, index) => shuffleTexts(given, `salt ${index}`).join(''))
    expect(new Set(orders).size).toBeGreaterThan(95)
  })

  it('goes by the texts, wherever they stood, but where that would be the order itself', () => {
    const unique = fc.uniqueArray(fc.string({ maxLength: 4 }), { minLength: 3, maxLength: 8 })
    const reordered = unique.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    )
    fc.assert(
      fc.property(reordered, fc.string(), ([given, other], salt) => {
        const [first, second] = [show(given, salt), show(other, salt)]
        fc.pre(first.join('\n') !== other.join('\n') && second.join('\n') !== given.join('\n'))
        expect(second).toEqual(first)
      }),
    )
  })

  it('moves what can be moved when all are alike', () => {
    expect(show(['a', 'a', 'a'], 'x')).toEqual(['a', 'a', 'a'])
  })
})
