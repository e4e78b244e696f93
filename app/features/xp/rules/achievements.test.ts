import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { achievements } from '#app/words/en/achievements.ts'
import { LOCALES } from '#app/words/locale.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import {
  ACHIEVEMENTS,
  AchievementCriteria,
  isAchieved,
  listAchieved,
  type AchievementFacts,
} from './achievements.ts'

keepCatalog('de', catalog)

const facts = fc.record({
  correct: fc.nat(1_200),
  attempts: fc.nat(1_200),
  lessonsFinished: fc.nat(60),
  activeDays: fc.nat(120),
  longestStreakDays: fc.nat(120),
  highestLevel: fc.nat(6),
  masteredTasks: fc.nat(120),
  topicsPractised: fc.nat(5),
  totalXp: fc.nat(6_000),
})

const nothing: AchievementFacts = {
  correct: 0,
  attempts: 0,
  lessonsFinished: 0,
  activeDays: 0,
  longestStreakDays: 0,
  highestLevel: 0,
  masteredTasks: 0,
  topicsPractised: 0,
  totalXp: 0,
}

/** Which fact each kind of criterion looks at, and which of its fields says how much. */
const LOOKS_AT = {
  attempts: ['attempts', 'count'],
  correct: ['correct', 'count'],
  lessons: ['lessonsFinished', 'count'],
  days: ['activeDays', 'count'],
  streak: ['longestStreakDays', 'days'],
  level: ['highestLevel', 'level'],
  mastered: ['masteredTasks', 'count'],
  topics: ['topicsPractised', 'count'],
  xp: ['totalXp', 'points'],
} as const

function targetOf(criteria: AchievementCriteria): number {
  return Number(Object.entries(criteria).find(([name]) => name === LOOKS_AT[criteria.kind][1])?.[1])
}

describe('ACHIEVEMENTS', () => {
  it('are at least sixteen, with names of their own', () => {
    expect(ACHIEVEMENTS.length).toBeGreaterThanOrEqual(16)
    expect(new Set(ACHIEVEMENTS.map(({ slug }) => slug)).size).toBe(ACHIEVEMENTS.length)
  })

  it('use every kind of criterion, and survive being stored as JSON', () => {
    expect(new Set(ACHIEVEMENTS.map(({ criteria }) => criteria.kind))).toEqual(new Set(Object.keys(LOOKS_AT)))
    for (const { criteria } of ACHIEVEMENTS) {
      expect(AchievementCriteria.parse(JSON.parse(JSON.stringify(criteria)))).toEqual(criteria)
    }
  })

  it.each(LOCALES)('have names of their own in "%s", and say how much it takes', (locale) => {
    const t = wordsOf(achievements, locale)
    expect(new Set(ACHIEVEMENTS.map(({ slug }) => t(`titles.${slug}`))).size).toBe(ACHIEVEMENTS.length)
    const many = ACHIEVEMENTS.filter(({ criteria }) => targetOf(criteria) > 1)
    const silent = many.filter(({ criteria }) => {
      const target = targetOf(criteria)
      return !t(`criteria.${criteria.kind}`, { target }).includes(` ${target.toLocaleString(locale)}`)
    })
    expect(silent).toEqual([])
  })

  it('say in German what to do, one or many', () => {
    const de = wordsOf(achievements, 'de')
    expect(de('criteria.correct', { target: 1 })).toBe('Gib deine erste richtige Antwort.')
    expect(de('criteria.correct', { target: 1_000 })).toBe('Gib 1.000 richtige Antworten.')
  })
})

describe('AchievementCriteria', () => {
  it.each([
    ['an unknown kind', { kind: 'luck', count: 1 }],
    ['no amount', { kind: 'streak', count: 3 }],
    ['an amount of nothing', { kind: 'correct', count: 0 }],
    ['a field that does not exist', { kind: 'correct', count: 1, within: 3 }],
  ])('refuses %s', (_, criteria) => {
    expect(AchievementCriteria.safeParse(criteria).success).toBe(false)
  })
})

describe('listAchieved', () => {
  it('says of each what is done and whether that is enough', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const states = listAchieved(given)
        expect(states.map(({ slug }) => slug)).toEqual(ACHIEVEMENTS.map(({ slug }) => slug))
        for (const { criteria, isEarned, done, target } of states) {
          const reached = given[LOOKS_AT[criteria.kind][0]]
          expect({ isEarned, done, target }).toEqual({
            isEarned: reached >= targetOf(criteria),
            done: reached > targetOf(criteria) ? targetOf(criteria) : reached,
            target: targetOf(criteria),
          })
          expect(isAchieved(criteria, given)).toBe(isEarned)
        }
      }),
    )
  })

  it('never takes anything back when any of the facts grows', () => {
    fc.assert(
      fc.property(facts, facts, (given, more) => {
        const later: AchievementFacts = {
          correct: given.correct + more.correct,
          attempts: given.attempts + more.attempts,
          lessonsFinished: given.lessonsFinished + more.lessonsFinished,
          activeDays: given.activeDays + more.activeDays,
          longestStreakDays: given.longestStreakDays + more.longestStreakDays,
          highestLevel: given.highestLevel + more.highestLevel,
          masteredTasks: given.masteredTasks + more.masteredTasks,
          topicsPractised: given.topicsPractised + more.topicsPractised,
          totalXp: given.totalXp + more.totalXp,
        }
        const after = listAchieved(later)
        for (const [index, before] of listAchieved(given).entries()) {
          expect(after[index]?.done).toBeGreaterThanOrEqual(before.done)
          expect(before.isEarned && !after[index]?.isEarned).toBe(false)
        }
      }),
    )
  })

  it('has nothing for who has done nothing', () => {
    expect(listAchieved(nothing).filter(({ isEarned, done }) => isEarned || done > 0)).toEqual([])
  })

  it('gives the first for the first right answer', () => {
    const earned = listAchieved({ ...nothing, correct: 1, attempts: 1, topicsPractised: 1, highestLevel: 1 })
    expect(earned.filter(({ isEarned }) => isEarned).map(({ slug }) => slug)).toEqual(['first-right'])
  })
})
