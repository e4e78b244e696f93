import { expect, it } from 'vitest'
import type { TopicConfig } from './topic-config.ts'
import { decayRuleInWords, earlyInWords, listPayRows, scheduleInWords } from './topic-words.ts'

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
  expect(listPayRows(CONFIG)).toEqual([
    { which: 'the first 12 of a day', points: 10 },
    { which: 'the next 6', points: 5 },
    { which: 'each one after that', points: 1 },
  ])
})

it('leaves out rates that no answer can have', () => {
  expect(listPayRows({ ...CONFIG, dailyFullTasks: 0 })).toEqual([
    { which: 'the first 6 of a day', points: 5 },
    { which: 'each one after that', points: 1 },
  ])
  expect(listPayRows({ ...CONFIG, dailyFullTasks: 0, dailyHalfTasks: 0 })).toEqual([
    { which: 'each of a day', points: 1 },
  ])
})

it('says what an early answer pays, what decay takes, and when tasks come back', () => {
  expect(earlyInWords(CONFIG)).toContain('pays 3 XP at most')
  expect(decayRuleInWords(CONFIG)).toContain('1.5\u00A0% of the points')
  expect(decayRuleInWords({ ...CONFIG, dailyXpDecay: 0 })).toBe('Points stay, however long you are away.')
  expect(scheduleInWords(CONFIG)).toContain('after 1, 3 and 7 days')
  expect(scheduleInWords({ ...CONFIG, reviewIntervals: [1] })).toContain('after 1 day:')
  expect(scheduleInWords({ ...CONFIG, scheduler: 'fsrs' })).toContain('90\u00A0%')
})
