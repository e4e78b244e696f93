import { MINUTE_MS } from '#app/kernel/time.ts'

/** An answer, as the statistics see it. */
export interface TimedAttempt {
  readonly isCorrect: boolean
  /** From seeing the task to answering it, in milliseconds; null where it was not measured. */
  readonly durationMs: number | null
}

/** How a learner does in one topic. */
export interface TopicStatistics {
  readonly attempts: number
  readonly correct: number
  /** Share of right answers, 0 to 1; null before the first answer. */
  readonly accuracy: number | null
  /** Mean time to an answer in whole milliseconds, what took over 10 minutes left out; null where none is left. */
  readonly averageMs: number | null
  /** Tasks by mastery level, from level 0. */
  readonly masteryCounts: readonly number[]
}

/**
 * Sums up a learner's answers in one topic.
 *
 * @param attempts in any order
 * @param masteryLevels of each task tried, whole numbers ≥ 0; what is beyond the last level counts for it
 * @param levels how many levels there are, ≥ 1, level 0 included
 */
export function summariseTopic(
  attempts: readonly TimedAttempt[],
  masteryLevels: readonly number[],
  levels: number,
): TopicStatistics {
  const correct = attempts.filter(({ isCorrect }) => isCorrect).length
  const masteryCounts = Array.from({ length: levels }, () => 0)
  for (const masteryLevel of masteryLevels) {
    const level = Math.min(masteryLevel, levels - 1)
    masteryCounts[level] = (masteryCounts[level] ?? 0) + 1
  }
  return {
    attempts: attempts.length,
    correct,
    accuracy: attempts.length === 0 ? null : correct / attempts.length,
    averageMs: averageOf(attempts),
    masteryCounts,
  }
}

/** Beyond it the learner was away: the page was left open. */
const LONGEST_MS = 10 * MINUTE_MS

function averageOf(attempts: readonly TimedAttempt[]): number | null {
  const durations = attempts.flatMap(({ durationMs }) =>
    durationMs === null || durationMs > LONGEST_MS ? [] : [durationMs],
  )
  if (durations.length === 0) return null
  return Math.round(durations.reduce((sum, durationMs) => sum + durationMs, 0) / durations.length)
}
