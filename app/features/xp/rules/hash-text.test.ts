import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashText } from './hash-text.ts'

const SIZE = 2n ** 32n

/** In whole numbers of any size. */
function fnv1a(text: string): bigint {
  return [...Buffer.from(text, 'utf8')].reduce(
    (hash, byte) => ((hash ^ BigInt(byte)) * 16_777_619n) % SIZE,
    2_166_136_261n,
  )
}

function finalise(hash: bigint): bigint {
  const once = ((hash ^ (hash >> 16n)) * 0x85eb_ca6bn) % SIZE
  const twice = ((once ^ (once >> 13n)) * 0xc2b2_ae35n) % SIZE
  return twice ^ (twice >> 16n)
}

describe('hashText', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is checked against what the authors of FNV-1a say of %j', (text, hash) => {
    expect(fnv1a(text)).toBe(BigInt(hash))
    expect(hashText(text)).toBe(Number(finalise(BigInt(hash))))
  })

  it('is exact for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(hashText(text)).toBe(Number(finalise(fnv1a(text))))
      }),
    )
  })

  it('spreads texts that differ in one character over high and low bits alike', () => {
    const hashes = Array.from({ length: 1_000 }, (_, index) => hashText(`quest ${index}`))
    const quarters = [0, 1, 2, 3].map((quarter) => hashes.filter((hash) => hash >>> 30 === quarter).length)
    const remainders = [0, 1, 2, 3].map((rest) => hashes.filter((hash) => hash % 4 === rest).length)
    for (const count of [...quarters, ...remainders]) expect(Math.abs(count - 250)).toBeLessThan(60)
  })
})
