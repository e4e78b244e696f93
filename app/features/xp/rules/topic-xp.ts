import type { Attempt } from './attempt.ts'

/** Version of the rules in this file; derived rows name it. */
export const XP_RULES_VERSION = 1

/** What the rules need of a topic's configuration. */
export interface XpRates {
  /** Points of a correct task, ≥ 0. */
  readonly baseTaskXp: number
  /** Upper bound of `currentXp`, ≥ 0. */
  readonly maxXp: number
  /** Points at which each level begins, rising from 0. */
  readonly levelThresholds: readonly number[]
}

/** What a learner has in a topic. */
export interface TopicXp {
  /** 0 to `maxXp`. */
  readonly currentXp: number
  readonly totalXpEarned: number
  /** 1 and up. */
  readonly level: number
  /** ISO-8601 of the latest attempt; null before the first. */
  readonly lastActivityAt: string | null
  /** Points by attempt id, for every attempt. */
  readonly payByAttempt: ReadonlyMap<string, number>
}

/**
 * Derives a learner's state in one topic from all their attempts in it: the first correct answer to each task pays
 * `baseTaskXp`, once. A pure function of the set: order of arrival and repetition change nothing.
 *
 * @param attempts of one learner in one topic, in any order, repetitions allowed
 */
export function deriveTopicXp(rates: XpRates, attempts: readonly Attempt[]): TopicXp {
  const payByAttempt = new Map<string, number>()
  const paidTasks = new Set<string>()
  let totalXpEarned = 0
  let lastActivityAt: string | null = null
  for (const attempt of attempts.toSorted(byTime)) {
    if (payByAttempt.has(attempt.id)) continue
    const isPaid = attempt.isCorrect && !paidTasks.has(attempt.taskId)
    if (isPaid) paidTasks.add(attempt.taskId)
    const pay = isPaid ? Math.min(rates.baseTaskXp, rates.maxXp - totalXpEarned) : 0
    payByAttempt.set(attempt.id, pay)
    totalXpEarned += pay
    lastActivityAt = attempt.at
  }
  const level = levelOf(totalXpEarned, rates.levelThresholds)
  return { currentXp: totalXpEarned, totalXpEarned, level, lastActivityAt, payByAttempt }
}

/**
 * The level that some points make: how many thresholds they have reached, at least 1.
 *
 * @param levelThresholds points, rising from 0
 */
export function levelOf(xp: number, levelThresholds: readonly number[]): number {
  return Math.max(1, levelThresholds.filter((threshold) => xp >= threshold).length)
}

/** By instant, then by id: total, so that every machine agrees. */
function byTime(a: Attempt, b: Attempt): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.id < b.id ? -1 : 1
}
