import { expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { xp } from '#app/words/en/xp.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import type { TopicConfig } from './topic-config.ts'
import { decayRuleInWords, earlyInWords, listPayRows, scheduleInWords } from './topic-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(xp, 'en'), wordsOf(xp, 'de')]

const CONFIG: TopicConfig = {
  topicSlug: 'sql-joins',
  topicTitle: 'Joins',
  category: 'databases',
  description: 'Keys and JOIN.',
  difficulty: 'BEGINNER',
  maxXp: 1_000,
  baseTaskXp: 10,
  dailyFullTasks: 12,
  dailyHalfTasks: 6,
  multiplierFull: 1,
  multiplierHalf: 0.5,
  multiplierLow: 0.1,
  multiplierEarly: 0.25,
  levelThresholds: [0, 40],
  dailyXpDecay: 0.015,
  minXpPercent: 0.5,
  reviewIntervals: [1, 3, 7],
  tags: [],
  scheduler: 'stages',
  desiredRetention: 0.9,
}

it('lists what the right answers of a day pay', () => {
  expect(listPayRows(en, CONFIG)).toEqual([
    { which: 'The first 12 of a day', points: 10 },
    { which: 'The next 6', points: 5 },
    { which: 'Each one after that', points: 1 },
  ])
})

it('leaves out rates that no answer can have', () => {
  expect(listPayRows(en, { ...CONFIG, dailyFullTasks: 0 })).toEqual([
    { which: 'The first 6 of a day', points: 5 },
    { which: 'Each one after that', points: 1 },
  ])
  expect(listPayRows(en, { ...CONFIG, dailyFullTasks: 0, dailyHalfTasks: 0 })).toEqual([
    { which: 'Each of a day', points: 1 },
  ])
})

it('says what an early answer pays, what decay takes, and when tasks come back', () => {
  expect(earlyInWords(en, CONFIG)).toContain('pays 3 XP at most')
  expect(decayRuleInWords(en, CONFIG)).toContain('1.5% of the points')
  expect(decayRuleInWords(en, { ...CONFIG, dailyXpDecay: 0 })).toBe('Points stay, however long you are away.')
  expect(scheduleInWords(en, CONFIG)).toContain('after 1, 3 and 7 days')
  expect(scheduleInWords(en, { ...CONFIG, reviewIntervals: [1] })).toContain('after 1 day:')
  expect(scheduleInWords(en, { ...CONFIG, scheduler: 'fsrs' })).toContain('90%')
})

it('says it in German, one or many', () => {
  expect(listPayRows(de, { ...CONFIG, dailyFullTasks: 1 }).map(({ which }) => which)).toEqual([
    'Die erste des Tages',
    'Die nächsten 6',
    'Jede weitere',
  ])
  expect(decayRuleInWords(de, CONFIG)).toContain('1,5\u00A0% der Punkte')
  expect(scheduleInWords(de, CONFIG)).toContain('nach 1, 3 und 7 Tagen wieder')
  expect(scheduleInWords(de, { ...CONFIG, reviewIntervals: [1] })).toContain('nach 1 Tag wieder')
})
