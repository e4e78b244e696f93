import type { Pay, PayReason } from './pay.ts'
import type { Rate, TopicTerms } from './topic-terms.ts'

/** What the rate of an answer depends on. */
export interface PayOccasion {
  /** Right answers of the same local day in the topic before it. */
  readonly rightBefore: number
  /** Whether the task's own review day has not come yet. */
  readonly isEarly: boolean
  /** Whole points that the topic still has room for. */
  readonly roomXp: number
}

/**
 * What an answer pays: nothing for a wrong one; for a right one
 *
 *     max(acknowledged, min(round(baseTaskXp × multiplier), room))
 *
 * The multiplier is that of its place among the day's right answers in the topic: full, half, then low; for a task answered
 * before its own review day `multiplierEarly`, if that is less. What was acknowledged first is never taken back, whatever
 * came late before it.
 */
export function payFor(
  terms: TopicTerms,
  { isCorrect, acknowledgedXp }: { readonly isCorrect: boolean; readonly acknowledgedXp: number | null },
  { rightBefore, isEarly, roomXp }: PayOccasion,
): Pay {
  const acknowledged = acknowledgedXp ?? 0
  if (!isCorrect) {
    const reason = acknowledged > 0 ? 'acknowledged' : 'wrong'
    return { xpEarned: acknowledged, multiplier: '0', reason, place: 0 }
  }
  const place = rightBefore + 1
  const byPlace = rateOfPlace(terms, place)
  const { rate, reason } =
    isEarly && terms.early.points < byPlace.rate.points
      ? { rate: terms.early, reason: 'early' as const }
      : byPlace
  const { multiplier } = rate
  const derived = Math.min(rate.points, roomXp)
  if (acknowledged > derived) return { xpEarned: acknowledged, multiplier, reason: 'acknowledged', place }
  return { xpEarned: derived, multiplier, reason: derived < rate.points ? 'topic-full' : reason, place }
}

function rateOfPlace(terms: TopicTerms, place: number): { readonly rate: Rate; readonly reason: PayReason } {
  if (place <= terms.dailyFullTasks) return { rate: terms.full, reason: 'full' }
  if (place <= terms.dailyFullTasks + terms.dailyHalfTasks) return { rate: terms.half, reason: 'half' }
  return { rate: terms.low, reason: 'low' }
}
