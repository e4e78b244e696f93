import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOf, durationOf } from './words.ts'

describe('countOf', () => {
  it.each([
    [0, 'task', undefined, '0 tasks'],
    [1, 'task', undefined, '1 task'],
    [2, 'task', undefined, '2 tasks'],
    [1, 'try', 'tries', '1 try'],
    [11, 'try', 'tries', '11 tries'],
  ])('says %i %s', (count, noun, plural, words) => {
    expect(countOf(count, noun, plural)).toBe(words)
  })
})

describe('durationOf', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [61, '1 h 1 min'],
    [150, '2 h 30 min'],
    [1440, '24 h'],
  ])('says %i minutes', (minutes, words) => {
    // A number and its unit stay on one line.
    expect(durationOf(minutes)).toBe(words.replaceAll(' ', '\u00A0'))
  })

  it('loses no minute', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (minutes) => {
        const said = durationOf(minutes)
        const [hours, rest] = [/(\d+)\u00A0h/.exec(said)?.[1] ?? 0, /(\d+)\u00A0min/.exec(said)?.[1] ?? 0]
        expect(Number(hours) * 60 + Number(rest)).toBe(minutes)
      }),
    )
  })
})
