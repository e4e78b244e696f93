import { addDays } from '#app/kernel/day.ts'

/** Where something stands in the stages. */
export interface Stage {
  /** Index into the intervals. */
  readonly stage: number
  /** `YYYY-MM-DD`. */
  readonly nextReviewDay: string
}

/**
 * Moves through stages of growing intervals (a Leitner box): right on or after the due day moves up one, right before it
 * changes nothing, wrong falls back one and is due tomorrow. The first answer begins at the first stage.
 *
 * Source: S. Leitner, "So lernt man lernen", 1972.
 *
 * @param intervals days, rising, at least one
 * @param before null for the first answer
 * @returns `isTaken` false for what came early and changed nothing
 */
export function reviewByStages(
  intervals: readonly number[],
  before: Stage | null,
  { isCorrect, day }: { readonly isCorrect: boolean; readonly day: string },
): Stage & { readonly isTaken: boolean } {
  const last = intervals.length - 1
  // A shorter list of intervals may have come into force since.
  const stage = Math.min(before?.stage ?? 0, last)
  if (!isCorrect) return { stage: Math.max(0, stage - 1), nextReviewDay: addDays(day, 1), isTaken: true }
  if (before && day < before.nextReviewDay) {
    return { stage, nextReviewDay: before.nextReviewDay, isTaken: false }
  }
  const reached = before ? Math.min(stage + 1, last) : 0
  return { stage: reached, nextReviewDay: addDays(day, intervals[reached] ?? 1), isTaken: true }
}
