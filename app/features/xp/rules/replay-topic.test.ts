import { describe, expect, it } from 'vitest'
import { NEW_TOPIC, type TopicAttempt } from './fold-topic.ts'
import { canGoOn, replayTopic } from './replay-topic.ts'
import { toTerms, type StoredTerms, type TermsHistory } from './topic-terms.ts'

const STORED: StoredTerms = {
  topicSlug: 'sql',
  revision: 1,
  maxXp: 35,
  baseTaskXp: 10,
  dailyFullTasks: 2,
  dailyHalfTasks: 1,
  multiplierFull: '1',
  multiplierHalf: '0.5',
  multiplierLow: '0.1',
  multiplierEarly: '0.25',
  levelThresholds: [0, 10, 30],
  dailyXpDecay: '0.1',
  minXpPercent: '0.5',
  reviewIntervals: [1, 3, 7],
  scheduler: 'stages',
  desiredRetention: '0.9',
}
const HISTORY: TermsHistory = { past: [], current: toTerms(STORED) }

/** `a+02T10` is a right answer to task a on the 2nd at ten o'clock. */
function answer(text: string, change: Partial<TopicAttempt> = {}): TopicAttempt {
  const localDay = `2026-01-${text.slice(2, 4)}`
  return {
    id: `id-${text}`,
    taskId: text.slice(0, 1),
    isCorrect: text.charAt(1) === '+',
    at: `${localDay}T${text.slice(5) || '12'}:00:00.000Z`,
    localDay,
    acknowledgedXp: null,
    ...change,
  }
}

/** What each paid, in the order given. */
function paysOf(attempts: readonly TopicAttempt[], history = HISTORY): (number | undefined)[] {
  const { settled } = replayTopic(history, attempts)
  return attempts.map(({ id }) => settled.get(id)?.pay.xpEarned)
}

describe('replayTopic', () => {
  it('of nothing is a new topic', () => {
    expect(replayTopic(HISTORY, [])).toEqual({ topic: NEW_TOPIC, schedules: new Map(), settled: new Map() })
  })

  it('takes one answer in', () => {
    const { topic, schedules, settled } = replayTopic(HISTORY, [answer('a+01')])
    expect(topic).toEqual({
      currentXp: 10,
      highestXp: 10,
      totalXpEarned: 10,
      dailyTasksDate: '2026-01-01',
      dailyTasksCount: 1,
      srsStage: 0,
      nextReviewDay: '2026-01-02',
      lastPracticedDay: '2026-01-01',
      last: { id: 'id-a+01', at: '2026-01-01T12:00:00.000Z', localDay: '2026-01-01' },
    })
    const schedule = schedules.get('a')
    expect(schedule).toMatchObject({ stage: 0, nextReviewDay: '2026-01-02' })
    const pay = { xpEarned: 10, multiplier: '1', reason: 'full', place: 1 }
    expect([...settled]).toEqual([['id-a+01', { pay, schedule, configRevision: 1 }]])
  })

  it.each([
    ['full, half, low through a day', ['a+01', 'b+01T13', 'c+01T14', 'd+01T15'], [10, 10, 5, 1]],
    ['wrong answers take no place', ['a-01', 'b+01T13', 'c-01T14', 'd+01T15'], [0, 10, 0, 10]],
    ['a new day begins anew', ['a+01', 'b+01T13', 'c+01T14', 'd+02'], [10, 10, 5, 10]],
    ['the same task twice a day is early', ['a+01', 'a+01T13'], [10, 3]],
    ['and is due the day after', ['a+01', 'a+02'], [10, 10]],
    ['right after wrong on one day is early', ['a-01', 'a+01T13'], [0, 3]],
    ['a topic holds no more', ['a+01', 'b+01T13', 'c+02', 'd+02T13', 'e+02T14'], [10, 10, 10, 5, 0]],
  ])('%s', (_, texts, pays) => {
    expect(paysOf(texts.map((text) => answer(text)))).toEqual(pays)
  })

  it('goes by the day first, as who travels can have a later instant on an earlier day', () => {
    const west = answer('a+01', { at: '2026-01-02T09:00:00.000Z' })
    const east = answer('a+02', { at: '2026-01-02T01:00:00.000Z' })
    expect(replayTopic(HISTORY, [east, west]).topic).toMatchObject({ currentXp: 20, srsStage: 1 })
  })

  it('goes by the id where day and instant are the same', () => {
    const twins = [answer('a+01', { id: '2' }), answer('a+01', { id: '1' })]
    expect(paysOf(twins)).toEqual([3, 10])
  })

  it('takes decay off when the topic is practised again, and not twice', () => {
    const { topic } = replayTopic(HISTORY, [
      answer('a+01'),
      answer('b+01T13'),
      answer('c-05'),
      answer('d-05T13'),
    ])
    // Due on the 2nd: 20 × 0.9³, and then due on the 6th.
    expect(topic).toMatchObject({
      currentXp: 15,
      highestXp: 20,
      totalXpEarned: 20,
      nextReviewDay: '2026-01-06',
    })
  })

  it('moves the topic with the first answer of a day only', () => {
    const days = ['a+01', 'a+02', 'b-02T13', 'c-02T14'].map((text) => answer(text))
    expect(replayTopic(HISTORY, days).topic).toMatchObject({ srsStage: 1, nextReviewDay: '2026-01-05' })
  })

  it('pays a late answer its place, and takes nothing back from the others', () => {
    const known = ['b+01T13', 'c+01T14'].map((text) => answer(text, { acknowledgedXp: 10 }))
    const late = answer('a+01T09')
    const { topic, settled } = replayTopic(HISTORY, [...known, late])
    expect([late, ...known].map(({ id }) => settled.get(id)?.pay)).toEqual([
      { xpEarned: 10, multiplier: '1', reason: 'full', place: 1 },
      { xpEarned: 10, multiplier: '1', reason: 'full', place: 2 },
      { xpEarned: 10, multiplier: '0.5', reason: 'acknowledged', place: 3 },
    ])
    expect(topic.totalXpEarned).toBe(30)
  })

  it('goes by the configuration of the day, for what the topic holds, too', () => {
    const half = toTerms({ ...STORED, maxXp: 20, baseTaskXp: 5 })
    const history = {
      past: [{ untilDay: '2026-01-02', terms: half }],
      current: toTerms({ ...STORED, revision: 2 }),
    }
    const attempts = ['a+01', 'b+01T13', 'c+01T14', 'a+02', 'd+02T13'].map((text) => answer(text))
    expect(paysOf(attempts, history)).toEqual([5, 5, 3, 10, 10])
    const { settled } = replayTopic(history, attempts)
    expect([...settled.values()].map(({ configRevision }) => configRevision)).toEqual([1, 1, 1, 2, 2])
  })

  it('holds no more than the configuration in force lets it', () => {
    const smaller = {
      past: [{ untilDay: '2026-01-02', terms: HISTORY.current }],
      current: toTerms({ ...STORED, maxXp: 12 }),
    }
    const { topic } = replayTopic(
      smaller,
      ['a+01', 'b+01T13', 'a+02'].map((text) => answer(text)),
    )
    expect(topic).toMatchObject({ currentXp: 12, highestXp: 20, totalXpEarned: 20 })
  })
})

describe('canGoOn', () => {
  const { topic } = replayTopic(HISTORY, [answer('b+02')])

  it.each([
    ['nothing', [], true],
    ['a later instant', ['a+02T13'], true],
    ['a later day', ['a+03T00'], true],
    ['the same instant with a higher id', ['c+02'], true],
    ['the same instant with a lower id', ['a+02'], false],
    ['the very same', ['b+02'], false],
    ['an earlier one among later ones', ['a+03', 'a+01', 'b+03'], false],
  ])('with %s: %s', (_, texts, expected) => {
    expect(
      canGoOn(
        topic,
        texts.map((text) => answer(text)),
      ),
    ).toBe(expected)
  })

  it('from the beginning with anything', () => {
    expect(canGoOn(NEW_TOPIC, [answer('a+01')])).toBe(true)
  })
})
