import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { xp } from '#app/words/en/xp.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { payInWords } from './pay-words.ts'
import type { Pay } from './pay.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(xp, 'en'), wordsOf(xp, 'de')]

const pays = fc.record({
  xpEarned: fc.nat(40),
  multiplier: fc.constantFrom('0', '0.1', '0.07', '0.125', '0.25', '0.5', '1', '1.0'),
  reason: fc.constantFrom('full', 'half', 'low', 'early', 'wrong', 'topic-full', 'acknowledged', 'too-old'),
  place: fc.nat(130),
})

function payOf(xpEarned: number, multiplier: string, reason: Pay['reason'], place = 0): Pay {
  return { xpEarned, multiplier, reason, place }
}

describe('payInWords', () => {
  it.each([
    [payOf(10, '1', 'full', 1), '+10 XP: first right answer today in this topic, full rate'],
    [payOf(5, '0.5', 'half', 3), '+5 XP: third right answer today in this topic, half rate'],
    [payOf(5, '0.50', 'half', 10), '+5 XP: tenth right answer today in this topic, half rate'],
    [payOf(1, '0.1', 'low', 21), '+1 XP: 21st right answer today in this topic, 10% of the points'],
    [payOf(1, '0.07', 'low', 112), '+1 XP: 112th right answer today in this topic, 7% of the points'],
    [payOf(0, '0', 'low', 30), '0 XP: 30th right answer today in this topic, no points'],
    [payOf(9, '0.9', 'full', 2), '+9 XP: second right answer today in this topic, 90% of the points'],
    [payOf(3, '0.25', 'early'), '+3 XP: before its review was due, a quarter of the points'],
    [payOf(1, '0.125', 'early'), '+1 XP: before its review was due, 12.5% of the points'],
    [payOf(0, '0', 'wrong'), '0 XP: not right yet, and nothing lost'],
    [payOf(0, '1', 'topic-full', 4), '0 XP: the topic is full'],
    [payOf(2, '1', 'topic-full', 4), '+2 XP: with that the topic is full'],
    [payOf(10, '0.5', 'acknowledged', 12), '+10 XP: as you were told then'],
    [payOf(0, '0', 'too-old'), '0 XP: too late to count: it came more than 30 days after'],
  ])('says of %j: %s', (pay, words) => {
    expect(payInWords(en, pay)).toBe(words)
  })

  it('names the day’s limits where they are known and were passed', () => {
    const limits = { dailyFullTasks: 12, dailyHalfTasks: 10 }
    const start = 'right answer today in this topic'
    expect(payInWords(en, payOf(10, '1', 'full', 2), limits)).toBe(`+10 XP: second ${start}, full rate`)
    expect(payInWords(en, payOf(5, '0.5', 'half', 13), limits)).toBe(
      `+5 XP: 13th ${start}, half rate after 12 in full`,
    )
    expect(payInWords(en, payOf(1, '0.1', 'low', 23), limits)).toBe(
      `+1 XP: 23rd ${start}, 10% of the points after 12 in full and 10 at half`,
    )
    expect(payInWords(en, payOf(1, '0.1', 'low', 23), { dailyFullTasks: 12 })).toBe(
      `+1 XP: 23rd ${start}, 10% of the points`,
    )
  })

  it('does not call another day today', () => {
    expect(payInWords(en, payOf(5, '0.5', 'half', 3), { isToday: false })).toBe(
      '+5 XP: third right answer that day in this topic, half rate',
    )
  })

  it('begins with the points, and is one line of words that are all there', () => {
    fc.assert(
      fc.property(pays, fc.boolean(), (pay, isToday) => {
        const words = payInWords(en, pay, { isToday })
        expect(Number(/^\+?(\d+) XP: [^A-Z\n]+[^.]$/.exec(words)?.[1])).toBe(pay.xpEarned)
        expect(words.startsWith('+')).toBe(pay.xpEarned > 0)
        expect(words).not.toMatch(/undefined|NaN|null|0000/)
      }),
    )
  })
})

describe('the place of an answer', () => {
  const said = (t: typeof en, place: number) => payInWords(t, payOf(10, '1', 'full', place))

  it('ends as English does from 11 on', () => {
    const english = new Intl.PluralRules('en', { type: 'ordinal' })
    const suffixes = new Map(Object.entries({ one: 'st', two: 'nd', few: 'rd', other: 'th' }))
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 999 }), (place) => {
        expect(said(en, place)).toContain(` ${place}${suffixes.get(english.select(place))} right answer`)
      }),
    )
  })

  it('is a word up to the tenth', () => {
    const words = [1, 2, 3, 5, 8, 9, 10].map((place) => said(en, place).split(' ')[2])
    expect(words).toEqual(['first', 'second', 'third', 'fifth', 'eighth', 'ninth', 'tenth'])
  })
})

describe('in German', () => {
  it.each([
    [payOf(10, '1', 'full', 1), '+10 XP: erste richtige Antwort heute in diesem Thema, volle Punktzahl'],
    [payOf(5, '0.5', 'half', 13), '+5 XP: 13. richtige Antwort heute in diesem Thema, halbe Punktzahl'],
    [payOf(1, '0.125', 'early'), '+1 XP: vor der fälligen Wiederholung, 12,5\u00A0% der Punkte'],
    [payOf(0, '1', 'topic-full', 4), '0 XP: Das Thema ist voll'],
  ])('says of %j: %s', (pay, words) => {
    expect(payInWords(de, pay)).toBe(words)
  })

  it('does not call another day today', () => {
    expect(payInWords(de, payOf(5, '0.5', 'half', 3), { isToday: false, dailyFullTasks: 2 })).toBe(
      '+5 XP: dritte richtige Antwort an diesem Tag in diesem Thema, halbe Punktzahl nach 2 mit voller',
    )
  })
})
