import { describe, expect, it } from 'vitest'
import { NEW_TOPIC, type TopicState } from './fold-topic.ts'
import { standingOn } from './topic-standing.ts'
import { toTerms } from './topic-terms.ts'

const TERMS = toTerms({
  topicSlug: 'sql',
  revision: 1,
  maxXp: 100,
  baseTaskXp: 10,
  dailyFullTasks: 2,
  dailyHalfTasks: 1,
  multiplierFull: '1',
  multiplierHalf: '0.5',
  multiplierLow: '0.1',
  multiplierEarly: '0.25',
  levelThresholds: [0, 50, 80],
  dailyXpDecay: '0.1',
  minXpPercent: '0.5',
  reviewIntervals: [1, 3],
  scheduler: 'stages',
  desiredRetention: '0.9',
})
const STATE: TopicState = {
  ...NEW_TOPIC,
  currentXp: 80,
  highestXp: 80,
  totalXpEarned: 90,
  srsStage: 1,
  nextReviewDay: '2026-01-05',
  lastPracticedDay: '2026-01-02',
}

describe('standingOn', () => {
  it.each([
    ['until its review day as it was', '2026-01-05', { currentXp: 80, decayedXp: 0, level: 3, levelXp: 80 }],
    ['then less', '2026-01-06', { currentXp: 72, decayedXp: 8, level: 2, levelXp: 50, nextLevelXp: 80 }],
    ['to the floor', '2026-03-06', { currentXp: 40, decayedXp: 40, level: 1, levelXp: 0, nextLevelXp: 50 }],
  ])('is %s', (_, day, standing) => {
    expect(standingOn(TERMS, 'SQL', STATE, day)).toMatchObject(standing)
  })

  it('names the rest', () => {
    expect(standingOn(TERMS, 'SQL', STATE, '2026-01-02')).toEqual({
      topicSlug: 'sql',
      topicTitle: 'SQL',
      currentXp: 80,
      maxXp: 100,
      decayedXp: 0,
      totalXpEarned: 90,
      level: 3,
      levelXp: 80,
      nextLevelXp: null,
      srsStage: 1,
      nextReviewDay: '2026-01-05',
      lastPracticedDay: '2026-01-02',
    })
  })

  it('is never more than the topic holds now, and that is no decay', () => {
    const standing = standingOn({ ...TERMS, maxXp: 60 }, 'SQL', STATE, '2026-01-02')
    expect(standing).toMatchObject({ currentXp: 60, maxXp: 60, decayedXp: 0, level: 2 })
  })
})
