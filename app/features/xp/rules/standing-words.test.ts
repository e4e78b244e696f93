import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { decayInWords, levelInWords, levelShares, reviewInWords } from './standing-words.ts'
import type { TopicStanding } from './topic-standing.ts'

const STANDING: TopicStanding = {
  topicSlug: 'sql-joins',
  topicTitle: 'Joins',
  currentXp: 52,
  maxXp: 1_000,
  decayedXp: 3,
  totalXpEarned: 60,
  level: 2,
  levelXp: 40,
  nextLevelXp: 100,
  srsStage: 1,
  nextReviewDay: '2026-03-02',
  lastPracticedDay: '2026-03-01',
}
const TODAY = '2026-03-09'

it('says how far the next level is', () => {
  expect(levelInWords(STANDING)).toBe('52 XP, 48 to level 3')
  expect(levelInWords({ ...STANDING, nextLevelXp: null })).toBe('52 XP, the highest level')
})

it('says what decay took, since when, and what stops it', () => {
  expect(decayInWords(STANDING, TODAY)).toBe('3 XP faded since March 2: practise to stop it')
  expect(decayInWords({ ...STANDING, decayedXp: 0 }, TODAY)).toBe('')
})

it.each([
  [null, 'after your first answer'],
  ['2026-03-02', 'due since March 2'],
  ['2026-03-09', 'today'],
  ['2026-03-10', 'tomorrow'],
  ['2026-04-01', 'April 1'],
])('says of a review on %s that it is %s', (nextReviewDay, words) => {
  expect(reviewInWords({ nextReviewDay }, TODAY)).toBe(words)
})

it('shares out a level so that what is held and what is lost fit into it', () => {
  const standings = fc
    .record({ levelXp: fc.nat(500), span: fc.integer({ min: 1, max: 500 }), decayedXp: fc.nat(500) })
    .chain((given) => fc.record({ given: fc.constant(given), within: fc.nat(given.span - 1) }))
  fc.assert(
    fc.property(standings, ({ given: { levelXp, span, decayedXp }, within }) => {
      const currentXp = levelXp + within
      const { held, lost } = levelShares({
        ...STANDING,
        levelXp,
        currentXp,
        decayedXp,
        nextLevelXp: levelXp + span,
      })
      expect(held).toBe(within / span)
      expect(lost).toBeGreaterThanOrEqual(0)
      expect(held + lost).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
  expect(levelShares({ ...STANDING, nextLevelXp: null })).toEqual({ held: 1, lost: 0 })
})
