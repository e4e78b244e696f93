import { z } from 'zod/mini'

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

/** Something that can be earned once. */
export interface Achievement {
  readonly slug: string
  readonly title: string
  /** A sentence: what to do for it. */
  readonly description: string
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
  earn('first-right', 'Seed', 'Give your first right answer.', 'seed', { kind: 'correct', count: 1 }),
  earn('right-50', 'Sprout', 'Give 50 right answers.', 'sprout', { kind: 'correct', count: 50 }),
  earn('right-250', 'Hedge', 'Give 250 right answers.', 'hedge', { kind: 'correct', count: 250 }),
  earn('right-1000', 'Tree', 'Give 1,000 right answers.', 'tree', { kind: 'correct', count: 1_000 }),
  earn('answers-100', 'Not afraid to try', 'Answer 100 tasks, right or not.', 'key', {
    kind: 'attempts',
    count: 100,
  }),
  earn('first-lesson', 'First lesson', 'Finish a lesson.', 'book', { kind: 'lessons', count: 1 }),
  earn('lessons-10', 'Ten lessons', 'Finish 10 lessons.', 'book', { kind: 'lessons', count: 10 }),
  earn('lessons-50', 'A full shelf', 'Finish 50 lessons.', 'shelf', { kind: 'lessons', count: 50 }),
  earn('streak-3', 'Three in a row', 'Keep a streak of 3 days.', 'flame', { kind: 'streak', days: 3 }),
  earn('streak-7', 'A week', 'Keep a streak of 7 days.', 'flame', { kind: 'streak', days: 7 }),
  earn('streak-30', 'A month', 'Keep a streak of 30 days.', 'flame', { kind: 'streak', days: 30 }),
  earn('streak-100', 'A hundred days', 'Keep a streak of 100 days.', 'flame', { kind: 'streak', days: 100 }),
  earn('days-10', 'Regular', 'Learn on 10 days, in a row or not.', 'calendar', { kind: 'days', count: 10 }),
  earn('days-100', 'Old hand', 'Learn on 100 days, in a row or not.', 'calendar', {
    kind: 'days',
    count: 100,
  }),
  earn('level-2', 'Level 2', 'Reach level 2 in a topic.', 'star', { kind: 'level', level: 2 }),
  earn('level-5', 'Level 5', 'Reach level 5 in a topic.', 'peak', { kind: 'level', level: 5 }),
  earn('mastered-10', 'It sticks', 'Master 10 tasks.', 'gem', { kind: 'mastered', count: 10 }),
  earn('mastered-100', 'By heart', 'Master 100 tasks.', 'gem', { kind: 'mastered', count: 100 }),
  earn('topics-3', 'Looking around', 'Practise 3 topics.', 'compass', { kind: 'topics', count: 3 }),
  earn('xp-500', '500 points', 'Earn 500 XP.', 'star', { kind: 'xp', points: 500 }),
  earn('xp-5000', '5,000 points', 'Earn 5,000 XP.', 'peak', { kind: 'xp', points: 5_000 }),
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

function earn(
  slug: string,
  title: string,
  description: string,
  icon: AchievementIcon,
  criteria: AchievementCriteria,
): Achievement {
  return { slug, title, description, icon, criteria }
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
