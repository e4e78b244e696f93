import { z } from 'zod/mini'
import type { achievements } from '#app/words/en/achievements.ts'

const Count = z.int().check(z.gte(1))

/** What has to be true for an achievement, as JSON: counts are whole numbers from 1. */
export const AchievementCriteria = z.discriminatedUnion('kind', [
  /** Answers given. */
  z.strictObject({ kind: z.literal('attempts'), count: Count }),
  /** Right answers. */
  z.strictObject({ kind: z.literal('correct'), count: Count }),
  /** Lessons finished. */
  z.strictObject({ kind: z.literal('lessons'), count: Count }),
  /** Days on which something was done. */
  z.strictObject({ kind: z.literal('days'), count: Count }),
  /** The longest streak. */
  z.strictObject({ kind: z.literal('streak'), days: Count }),
  /** The highest level in any topic. */
  z.strictObject({ kind: z.literal('level'), level: Count }),
  /** Tasks mastered. */
  z.strictObject({ kind: z.literal('mastered'), count: Count }),
  /** Topics practised. */
  z.strictObject({ kind: z.literal('topics'), count: Count }),
  /** Points earned in all topics. */
  z.strictObject({ kind: z.literal('xp'), points: Count }),
])
export type AchievementCriteria = z.infer<typeof AchievementCriteria>

/** The pictures that achievements have, by name. */
export type AchievementIcon =
  | 'seed'
  | 'sprout'
  | 'hedge'
  | 'tree'
  | 'book'
  | 'shelf'
  | 'calendar'
  | 'flame'
  | 'star'
  | 'peak'
  | 'key'
  | 'compass'
  | 'gem'

/** What an achievement is called by; the catalog has a title for each. */
export type AchievementSlug = keyof (typeof achievements)['messages']['titles']

/** Something that can be earned once. */
export interface Achievement {
  readonly slug: AchievementSlug
  readonly icon: AchievementIcon
  readonly criteria: AchievementCriteria
}

/** All that achievements look at, derived from a learner's work; counts, ≥ 0. */
export interface AchievementFacts {
  readonly correct: number
  readonly attempts: number
  readonly lessonsFinished: number
  readonly activeDays: number
  readonly longestStreakDays: number
  /** Of all topics; 0 before the first. */
  readonly highestLevel: number
  readonly masteredTasks: number
  readonly topicsPractised: number
  /** Whole points. */
  readonly totalXp: number
}

/** An achievement, and how far a learner is. */
export interface AchievementState extends Achievement {
  readonly isEarned: boolean
  /** 0 to `target`. */
  readonly done: number
  readonly target: number
}

/** All achievements that there are, from the first steps on. */
export const ACHIEVEMENTS: readonly Achievement[] = [
  earn('first-right', 'seed', { kind: 'correct', count: 1 }),
  earn('right-50', 'sprout', { kind: 'correct', count: 50 }),
  earn('right-250', 'hedge', { kind: 'correct', count: 250 }),
  earn('right-1000', 'tree', { kind: 'correct', count: 1_000 }),
  earn('answers-100', 'key', { kind: 'attempts', count: 100 }),
  earn('first-lesson', 'book', { kind: 'lessons', count: 1 }),
  earn('lessons-10', 'book', { kind: 'lessons', count: 10 }),
  earn('lessons-50', 'shelf', { kind: 'lessons', count: 50 }),
  earn('streak-3', 'flame', { kind: 'streak', days: 3 }),
  earn('streak-7', 'flame', { kind: 'streak', days: 7 }),
  earn('streak-30', 'flame', { kind: 'streak', days: 30 }),
  earn('streak-100', 'flame', { kind: 'streak', days: 100 }),
  earn('days-10', 'calendar', { kind: 'days', count: 10 }),
  earn('days-100', 'calendar', { kind: 'days', count: 100 }),
  earn('level-2', 'star', { kind: 'level', level: 2 }),
  earn('level-5', 'peak', { kind: 'level', level: 5 }),
  earn('mastered-10', 'gem', { kind: 'mastered', count: 10 }),
  earn('mastered-100', 'gem', { kind: 'mastered', count: 100 }),
  earn('topics-3', 'compass', { kind: 'topics', count: 3 }),
  earn('xp-500', 'star', { kind: 'xp', points: 500 }),
  earn('xp-5000', 'peak', { kind: 'xp', points: 5_000 }),
]

/**
 * Every achievement and how far a learner is, in the order of `ACHIEVEMENTS`. More in the facts never makes any of them
 * less.
 */
export function listAchieved(facts: AchievementFacts): AchievementState[] {
  return ACHIEVEMENTS.map((achievement) => ({
    ...achievement,
    ...progressTowards(achievement.criteria, facts),
  }))
}

/** Whether the facts make a criterion true. */
export function isAchieved(criteria: AchievementCriteria, facts: AchievementFacts): boolean {
  return progressTowards(criteria, facts).isEarned
}

function earn(slug: AchievementSlug, icon: AchievementIcon, criteria: AchievementCriteria): Achievement {
  return { slug, icon, criteria }
}

function progressTowards(
  criteria: AchievementCriteria,
  facts: AchievementFacts,
): Pick<AchievementState, 'isEarned' | 'done' | 'target'> {
  const [reached, target] = measure(criteria, facts)
  return { isEarned: reached >= target, done: Math.min(reached, target), target }
}

/** What the facts say of a criterion, and what it asks for. */
function measure(criteria: AchievementCriteria, facts: AchievementFacts): readonly [number, number] {
  switch (criteria.kind) {
    case 'attempts':
      return [facts.attempts, criteria.count]
    case 'correct':
      return [facts.correct, criteria.count]
    case 'lessons':
      return [facts.lessonsFinished, criteria.count]
    case 'days':
      return [facts.activeDays, criteria.count]
    case 'streak':
      return [facts.longestStreakDays, criteria.days]
    case 'level':
      return [facts.highestLevel, criteria.level]
    case 'mastered':
      return [facts.masteredTasks, criteria.count]
    case 'topics':
      return [facts.topicsPractised, criteria.count]
    case 'xp':
      return [facts.totalXp, criteria.points]
  }
}
