import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { catalog } from '#app/words/de/catalog.ts'
import { dashboard } from '#app/words/en/dashboard.ts'
import { LOCALES } from '#app/words/locale.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import {
  DAILY_QUESTS,
  pickQuests,
  progressOf,
  type QuestAttempt,
  type QuestFacts,
  type QuestMetric,
} from './daily-quests.ts'

keepCatalog('de', catalog)

const USER = '01ARZ3NDEKTSV4RRFFQ69G5FAX'

const TASKS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const userIds = fc.ulid()
const days = fc.integer({ min: -3_000, max: 3_000 }).map((count) => addDays('2026-03-01', count))
const offers = fc.record({ hasDue: fc.boolean(), hasNew: fc.boolean() })

const attempts = fc.array(
  fc.record({
    taskId: fc.constantFrom(...TASKS),
    topicSlug: fc.constantFrom('sql', 'joins'),
    isCorrect: fc.boolean(),
    wasDue: fc.boolean(),
    isFirstTry: fc.boolean(),
    xpEarned: fc.nat(12),
  }),
  { maxLength: 20 },
)
const facts = fc.record({ attempts, lessonsFinished: fc.nat(3) })

function slugsOf(userId: string, day: string, offer: { hasDue: boolean; hasNew?: boolean }): string[] {
  return pickQuests(userId, day, offer).map(({ slug }) => slug)
}

/** The longest stretch that is right throughout, by trying every stretch. */
function runByHand(list: readonly QuestAttempt[]): number {
  const stretches = list.flatMap((_, from) => list.map((__, to) => list.slice(from, to + 1)))
  const right = stretches.filter((stretch) => stretch.every(({ isCorrect }) => isCorrect))
  return Math.max(0, ...right.map(({ length }) => length))
}

/** How many of the seven tasks have an answer that will do. */
function tasksByHand(list: readonly QuestAttempt[], willDo: (one: QuestAttempt) => boolean): number {
  return TASKS.filter((taskId) => list.some((one) => one.taskId === taskId && willDo(one))).length
}

const BY_HAND: Readonly<Record<QuestMetric, (given: QuestFacts) => number>> = {
  answers: (given) => given.attempts.length,
  correct: (given) => given.attempts.reduce((sum, { isCorrect }) => sum + Number(isCorrect), 0),
  tasks: (given) => tasksByHand(given.attempts, ({ isCorrect }) => isCorrect),
  run: (given) => runByHand(given.attempts),
  'first-try': (given) => tasksByHand(given.attempts, (one) => one.isCorrect && one.isFirstTry),
  reviews: (given) => tasksByHand(given.attempts, ({ wasDue }) => wasDue),
  xp: (given) => given.attempts.reduce((sum, { xpEarned }) => sum + xpEarned, 0),
  lessons: (given) => given.lessonsFinished,
}

describe('DAILY_QUESTS', () => {
  it('are at least ten, each with a name of its own and a target', () => {
    expect(DAILY_QUESTS.length).toBeGreaterThanOrEqual(10)
    expect(new Set(DAILY_QUESTS.map(({ slug }) => slug)).size).toBe(DAILY_QUESTS.length)
    expect(DAILY_QUESTS.filter(({ target }) => !Number.isInteger(target) || target < 1)).toEqual([])
  })

  it.each(LOCALES)(
    'have titles of their own in "%s", and name their target where it is more than one',
    (locale) => {
      const t = wordsOf(dashboard, locale)
      expect(new Set(DAILY_QUESTS.map(({ slug }) => t(`quests.titles.${slug}`))).size).toBe(
        DAILY_QUESTS.length,
      )
      const many = DAILY_QUESTS.filter(({ target }) => target > 1)
      const silent = many.filter(
        ({ metric, target }) => !t(`quests.details.${metric}`, { target }).includes(` ${target} `),
      )
      expect(silent).toEqual([])
    },
  )

  it('say what to do, one or many', () => {
    const de = wordsOf(dashboard, 'de')
    expect(de('quests.details.lessons', { target: 1 })).toBe('Schließ eine Lektion ab.')
    expect(de('quests.details.tasks', { target: 3 })).toBe('Löse 3 verschiedene Aufgaben.')
  })
})

describe('pickQuests', () => {
  it('picks three of the pool that count different things', () => {
    fc.assert(
      fc.property(userIds, days, offers, (userId, day, offer) => {
        const picked = pickQuests(userId, day, offer)
        expect(picked).toHaveLength(3)
        expect(new Set(picked.map(({ metric }) => metric)).size).toBe(3)
        expect(picked.every((quest) => DAILY_QUESTS.includes(quest))).toBe(true)
      }),
    )
  })

  it('picks the same again', () => {
    fc.assert(
      fc.property(userIds, days, offers, (userId, day, offer) => {
        expect(pickQuests(userId, day, offer)).toEqual(pickQuests(userId, day, { ...offer }))
      }),
    )
  })

  // Reckoned once by another program, in another language.
  it.each([
    ['2026-03-01', { hasDue: true }, ['ten-answers', 'one-lesson', 'twenty-xp']],
    ['2026-03-02', { hasDue: false, hasNew: false }, ['eight-right', 'three-tasks', 'run-of-three']],
    ['2026-03-03', { hasDue: true }, ['warm-up', 'forty-xp', 'run-of-three']],
  ])('picks on every machine for %s, with %j: %j', (day, offer, slugs) => {
    expect(slugsOf(USER, day, offer)).toEqual(slugs)
  })

  it('never picks the three of the day before, whatever there was to do', () => {
    fc.assert(
      fc.property(userIds, days, offers, offers, (userId, day, before, now) => {
        const yesterday = slugsOf(userId, addDays(day, -1), before).toSorted()
        expect(slugsOf(userId, day, now).toSorted()).not.toEqual(yesterday)
      }),
      { numRuns: 500 },
    )
  })

  it('asks for reviews only where some are due, and for what is new only where something is', () => {
    fc.assert(
      fc.property(userIds, days, offers, (userId, day, offer) => {
        const metrics = new Set(pickQuests(userId, day, offer).map(({ metric }) => metric))
        const isNew = metrics.has('lessons') || metrics.has('first-try') || metrics.has('xp')
        expect(metrics.has('reviews') && !offer.hasDue).toBe(false)
        expect(isNew && !offer.hasNew).toBe(false)
      }),
    )
  })

  it('takes it that something is new when not told', () => {
    fc.assert(
      fc.property(userIds, days, fc.boolean(), (userId, day, hasDue) => {
        expect(pickQuests(userId, day, { hasDue })).toEqual(pickQuests(userId, day, { hasDue, hasNew: true }))
      }),
    )
  })

  it('gives each quest its turn within a quarter of a year', () => {
    fc.assert(
      fc.property(userIds, days, (userId, day) => {
        const seen = Array.from({ length: 92 }, (_, ahead) =>
          slugsOf(userId, addDays(day, ahead), { hasDue: true }),
        )
        expect(DAILY_QUESTS.map(({ slug }) => slug).filter((slug) => !seen.flat().includes(slug))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('refuses what is no day', () => {
    expect(() => pickQuests(USER, 'today', { hasDue: true })).toThrow(RangeError)
  })
})

describe('progressOf', () => {
  it('counts what the quest names, up to its target', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DAILY_QUESTS), facts, (quest, given) => {
        const reached = BY_HAND[quest.metric](given)
        expect(progressOf(quest, given)).toEqual({
          done: reached > quest.target ? quest.target : reached,
          isDone: reached >= quest.target,
        })
      }),
      { numRuns: 500 },
    )
  })

  it('never goes back when more is done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DAILY_QUESTS), facts, facts, (quest, first, then) => {
        const later = {
          attempts: [...first.attempts, ...then.attempts],
          lessonsFinished: first.lessonsFinished + then.lessonsFinished,
        }
        expect(progressOf(quest, later).done).toBeGreaterThanOrEqual(progressOf(quest, first).done)
      }),
    )
  })
})
