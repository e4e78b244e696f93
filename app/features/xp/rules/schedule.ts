import { addDays } from '#app/kernel/day.ts'
import { reviewByFsrs, type Memory } from './schedule-fsrs.ts'
import { reviewByStages } from './schedule-stages.ts'
import type { TopicTerms } from './topic-terms.ts'

/** When a task comes back to a learner. */
export interface TaskSchedule {
  /** Index into the topic's `reviewIntervals`. */
  readonly stage: number
  /** Of the `fsrs` scheduler; null where it has not been at work. */
  readonly memory: Memory | null
  /** Answers so far that the schedule took in: all but right ones that came early, under `stages`. */
  readonly reviewCount: number
  /** 0 is new; up to as many as there are intervals. */
  readonly masteryLevel: number
  readonly isLastCorrect: boolean
  /** `YYYY-MM-DD` of the last answer. */
  readonly lastReviewDay: string
  /** `YYYY-MM-DD`, after it. */
  readonly nextReviewDay: string
}

/**
 * Takes one answer into a task's schedule, by the scheduler that the topic names. A task's mastery is the number of
 * intervals that it has climbed; with `fsrs`, the number of intervals that its own next one reaches.
 *
 * @param before null for a task's first answer
 * @param day `YYYY-MM-DD`, not before the last
 */
export function scheduleTask(
  terms: Pick<TopicTerms, 'scheduler' | 'reviewIntervals' | 'desiredRetention'>,
  before: TaskSchedule | null,
  { isCorrect, day }: { readonly isCorrect: boolean; readonly day: string },
): TaskSchedule {
  if (terms.scheduler === 'fsrs') return scheduleByFsrs(terms, before, { isCorrect, day })
  const { stage, nextReviewDay, isTaken } = reviewByStages(terms.reviewIntervals, before, { isCorrect, day })
  return {
    stage,
    memory: before?.memory ?? null,
    reviewCount: (before?.reviewCount ?? 0) + (isTaken ? 1 : 0),
    // A shorter list of intervals may have come into force since.
    masteryLevel: isTaken
      ? stage + (isCorrect ? 1 : 0)
      : Math.min(before?.masteryLevel ?? 0, terms.reviewIntervals.length),
    isLastCorrect: isCorrect,
    lastReviewDay: day,
    nextReviewDay,
  }
}

function scheduleByFsrs(
  { desiredRetention, reviewIntervals }: Pick<TopicTerms, 'reviewIntervals' | 'desiredRetention'>,
  before: TaskSchedule | null,
  { isCorrect, day }: { readonly isCorrect: boolean; readonly day: string },
): TaskSchedule {
  const { memory, intervalDays } = reviewByFsrs(desiredRetention, before, { isCorrect, day })
  const reached = reviewIntervals.filter((interval) => interval <= intervalDays).length
  // Each part named: spreading what both schedulers share takes as long as all the rest of a replay.
  return {
    stage: before?.stage ?? 0,
    memory,
    reviewCount: (before?.reviewCount ?? 0) + 1,
    masteryLevel: isCorrect ? Math.max(1, reached) : 0,
    isLastCorrect: isCorrect,
    lastReviewDay: day,
    nextReviewDay: addDays(day, intervalDays),
  }
}
