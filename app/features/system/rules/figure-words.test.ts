import { describe, expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { system } from '#app/words/en/system.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { ageOf, megabytesOf, msOf, rateOf } from './figure-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(system, 'en'), wordsOf(system, 'de')]

describe('figures in words', () => {
  it('have as many digits as they deserve', () => {
    expect([0.123, 9.9, 12.4, 999, 3_456].map((value) => msOf(en, value))).toEqual([
      '0.12 ms',
      '9.90 ms',
      '12 ms',
      '999 ms',
      '3.5 s',
    ])
    expect([0.25, 140.4].map((value) => rateOf(en, value))).toEqual(['0.3/s', '140/s'])
    expect(megabytesOf(en, 190_840_832)).toBe('182 MB')
  })

  it('change their unit when there are two of it', () => {
    expect([0, 59, 119, 120, 7_199, 7_200, 172_800].map((value) => ageOf(en, value))).toEqual([
      '0 s',
      '59 s',
      '119 s',
      '2 min',
      '120 min',
      '2 h',
      '2 d',
    ])
  })

  it('have a comma in German', () => {
    expect([0.123, 3_456].map((value) => msOf(de, value))).toEqual(['0,12 ms', '3,5 s'])
    expect(rateOf(de, 0.25)).toBe('0,3/s')
  })
})
