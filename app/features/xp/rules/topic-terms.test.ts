import { describe, expect, it } from 'vitest'
import { TERM_COLUMNS, termsOn, toTerms, type StoredTerms } from './topic-terms.ts'

const STORED: StoredTerms = {
  topicSlug: 'sql',
  revision: 3,
  maxXp: 1000,
  baseTaskXp: 7,
  dailyFullTasks: 2,
  dailyHalfTasks: 1,
  multiplierFull: '1',
  multiplierHalf: '0.5',
  multiplierLow: '0.07',
  multiplierEarly: '0',
  levelThresholds: [0, 50],
  dailyXpDecay: '0.01',
  minXpPercent: '0.5',
  reviewIntervals: [1, 3],
  scheduler: 'fsrs',
  desiredRetention: '0.9',
}

describe('toTerms', () => {
  it('works the points of each rate out, halves up', () => {
    const { full, half, low, early } = toTerms(STORED)
    expect([full, half, low, early]).toEqual([
      { multiplier: '1', points: 7 },
      { multiplier: '0.5', points: 4 },
      { multiplier: '0.07', points: 0 },
      { multiplier: '0', points: 0 },
    ])
  })

  it('turns decay around, and keeps the rest', () => {
    expect(toTerms(STORED)).toMatchObject({
      revision: 3,
      dailyKeep: { numerator: 99n, denominator: 100n },
      minShare: { numerator: 5n, denominator: 10n },
      scheduler: 'fsrs',
      desiredRetention: 0.9,
    })
  })

  it('reads every column that is named', () => {
    expect([...TERM_COLUMNS].toSorted()).toEqual(Object.keys(STORED).toSorted())
  })
})

describe('termsOn', () => {
  const revisionOf = (revision: number) => toTerms({ ...STORED, revision })
  const history = {
    past: [
      { untilDay: '2026-01-10', terms: revisionOf(1) },
      { untilDay: '2026-01-20', terms: revisionOf(2) },
      { untilDay: '2026-01-20', terms: revisionOf(3) },
    ],
    current: revisionOf(4),
  }

  it.each([
    ['2025-12-31', 1],
    ['2026-01-09', 1],
    ['2026-01-10', 2],
    ['2026-01-19', 2],
    ['2026-01-20', 4],
    ['2027-01-01', 4],
  ])('on %s is revision %i', (day, revision) => {
    expect(termsOn(history, day).revision).toBe(revision)
  })

  it('is the only one there is', () => {
    expect(termsOn({ past: [], current: revisionOf(1) }, '2020-01-01').revision).toBe(1)
  })
})
