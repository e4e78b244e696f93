import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { xp } from '#app/words/en/xp.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { decayInWords, levelInWords, levelShares, reviewInWords } from './standing-words.ts'
import type { TopicStanding } from './topic-standing.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(xp, 'en'), wordsOf(xp, 'de')]

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
  expect(levelInWords(en, STANDING)).toBe('52 XP, 48 to level 3')
  expect(levelInWords(de, STANDING)).toBe('52 XP, noch 48 bis Level 3')
  expect(levelInWords(en, { ...STANDING, nextLevelXp: null })).toBe('52 XP, the highest level')
})

it('says what decay took, since when, and what stops it', () => {
  expect(decayInWords(en, STANDING, TODAY)).toBe('3 XP faded since 2 March: practise to stop it')
  expect(decayInWords(de, STANDING, TODAY)).toBe('3 XP verblasst seit dem 2. März: Üben hält es auf')
  expect(decayInWords(en, { ...STANDING, decayedXp: 0 }, TODAY)).toBe('')
})

it.each([
  [null, 'After your first answer', 'Nach deiner ersten Antwort'],
  ['2026-03-02', 'Due since 2 March', 'Fällig seit dem 2. März'],
  ['2026-03-09', 'today', 'heute'],
  ['2026-03-10', 'tomorrow', 'morgen'],
  ['2026-04-01', '1 April', '1. April'],
])('says of a review on %s that it is %s, in German "%s"', (nextReviewDay, english, german) => {
  expect(reviewInWords(en, { nextReviewDay }, TODAY)).toBe(english)
  expect(reviewInWords(de, { nextReviewDay }, TODAY)).toBe(german)
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
