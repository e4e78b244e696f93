import type { Attempt } from './attempt.ts'

/** Version of the rules in this file; derived rows name it. */
export const XP_RULES_VERSION = 1

/** What the rules need of a topic's configuration. */
export interface XpRates {
  readonly topicSlug: string
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
  /** Points by attempt id, for every attempt in this topic. */
  readonly payByAttempt: ReadonlyMap<string, number>
}

/**
 * Derives a learner's state in one topic. A pure function of the set: order of arrival and repetition change nothing.
 *
 * A task pays once: its first correct attempt of all topics does, in the topic that it was made in.
 *
 *     pay = min(max(paidXp, baseTaskXp), maxXp - what was paid in the topic before it)
 *
 * in whole points. `paidXp` is the most that was acknowledged for any correct attempt at the task, so that neither a
 * lower `baseTaskXp` nor an earlier attempt that comes late takes anything back. A raised `baseTaskXp` counts for what
 * was solved before it too. Only `maxXp` can take points away, as a topic never holds more: when it is lowered, or when
 * an earlier attempt that comes late was made in another topic, which is full. Every other attempt pays 0.
 *
 * @param attempts of one learner at the tasks tried in this topic, in any order, repetitions allowed; of those made in
 *   other topics the correct ones are enough, of a task's correct ones the first and those that have been paid
 */
export function deriveTopicXp(rates: XpRates, attempts: readonly Attempt[]): TopicXp {
  const payByAttempt = new Map<string, number>()
  const paidXp = mostPaid(attempts)
  const solvedTasks = new Set<string>()
  let totalXpEarned = 0
  let lastActivityAt: string | null = null
  for (const { id, taskId, topicSlug, isCorrect, at } of attempts.toSorted(byTime)) {
    const isFirst = isCorrect && !solvedTasks.has(taskId)
    if (isFirst) solvedTasks.add(taskId)
    if (topicSlug !== rates.topicSlug || payByAttempt.has(id)) continue
    const worth = isFirst ? Math.max(paidXp.get(taskId) ?? 0, rates.baseTaskXp) : 0
    const pay = Math.min(worth, rates.maxXp - totalXpEarned)
    payByAttempt.set(id, pay)
    totalXpEarned += pay
    lastActivityAt = at
  }
  const level = levelOf(totalXpEarned, rates.levelThresholds)
  return { currentXp: totalXpEarned, totalXpEarned, level, lastActivityAt, payByAttempt }
}

/** The most that was acknowledged for a correct attempt, by task. */
function mostPaid(attempts: readonly Attempt[]): Map<string, number> {
  const most = new Map<string, number>()
  for (const { taskId, isCorrect, paidXp } of attempts) {
    if (isCorrect) most.set(taskId, Math.max(paidXp, most.get(taskId) ?? 0))
  }
  return most
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
