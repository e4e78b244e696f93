import { describe, expect, it } from 'vitest'
import { TopicConfig } from './topic-config.ts'

const topic = {
  topicSlug: 'sql-queries',
  topicTitle: 'Asking questions in SQL',
  category: 'databases',
  description: 'SELECT, WHERE, ORDER BY.',
  difficulty: 'BEGINNER',
  maxXp: 1000,
  baseTaskXp: 10,
  dailyFullTasks: 10,
  dailyHalfTasks: 10,
  multiplierFull: 1,
  multiplierHalf: 0.5,
  multiplierLow: 0.1,
  multiplierEarly: 0.25,
  levelThresholds: [0, 50, 120, 220, 350],
  dailyXpDecay: 0.01,
  minXpPercent: 0.5,
  reviewIntervals: [1, 3, 7, 14, 30, 90],
  tags: ['sql'],
  scheduler: 'stages',
  desiredRetention: 0.9,
}

describe('TopicConfig', () => {
  it('accepts the example of docs/content.md', () => {
    expect(TopicConfig.parse(topic)).toEqual(topic)
  })

  it.each([
    ['a slug with capitals', { topicSlug: 'SQL' }, 'topicSlug'],
    ['an empty title', { topicTitle: ' ' }, 'topicTitle'],
    ['an unknown difficulty', { difficulty: 'EASY' }, 'difficulty'],
    ['points that are no whole number', { maxXp: 10.5 }, 'maxXp'],
    ['points below 0', { baseTaskXp: -1 }, 'baseTaskXp'],
    ['thresholds that do not begin at 0', { levelThresholds: [10, 20] }, 'levelThresholds'],
    ['thresholds that do not rise', { levelThresholds: [0, 50, 50] }, 'levelThresholds'],
    ['no thresholds', { levelThresholds: [] }, 'levelThresholds'],
    ['intervals that do not rise', { reviewIntervals: [1, 7, 3] }, 'reviewIntervals'],
    ['an interval of 0 days', { reviewIntervals: [0, 3] }, 'reviewIntervals.0'],
    ['a share above 1', { dailyXpDecay: 1.5 }, 'dailyXpDecay'],
    ['half above full', { multiplierFull: 0.4 }, 'multiplierHalf'],
    ['low above half', { multiplierLow: 0.6 }, 'multiplierLow'],
    ['an unknown scheduler', { scheduler: 'anki' }, 'scheduler'],
    ['a field that does not exist', { maxXP: 1 }, ''],
    ['a field that is missing', { desiredRetention: undefined }, 'desiredRetention'],
  ])('refuses %s', (_, change, path) => {
    const parsed = TopicConfig.safeParse({ ...topic, ...change })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
  })
})
