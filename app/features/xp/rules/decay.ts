import { daysBetween } from '#app/kernel/day.ts'
import { atLeastShare, timesShare } from './share.ts'
import type { TopicTerms } from './topic-terms.ts'

/** What decay goes by. */
export interface DecayingXp {
  /** Whole points when the topic was last practised. */
  readonly currentXp: number
  /** The most that it has been. */
  readonly highestXp: number
  /** `YYYY-MM-DD`; null before the first answer. */
  readonly nextReviewDay: string | null
}

/**
 * The points that are left on a day: past the topic's next review day they lose `dailyXpDecay` of themselves for each
 * whole day, but never go below `minXpPercent` of the highest that they have been.
 *
 *     max(round(currentXp × (1 − dailyXpDecay)^days), ceil(minXpPercent × highestXp)), at most currentXp
 *
 * Exact decimals, rounded once, halves up.
 *
 * @param day `YYYY-MM-DD`
 * @returns whole points
 */
export function decayXp(
  { currentXp, highestXp, nextReviewDay }: DecayingXp,
  terms: Pick<TopicTerms, 'dailyKeep' | 'minShare'>,
  day: string,
): number {
  if (nextReviewDay === null || day <= nextReviewDay) return currentXp
  const floorXp = Math.min(currentXp, atLeastShare(highestXp, terms.minShare))
  const days = daysBetween(nextReviewDay, day)
  if (isSurelyBelow(terms, { currentXp, floorXp, days })) return floorXp
  return Math.max(floorXp, timesShare(currentXp, terms.dailyKeep, days))
}

/** After years away the exact power has thousands of digits, and all that it says is that the floor was passed. */
function isSurelyBelow(
  { dailyKeep }: Pick<TopicTerms, 'dailyKeep'>,
  { currentXp, floorXp, days }: Readonly<Record<'currentXp' | 'floorXp' | 'days', number>>,
): boolean {
  const keep = Number(dailyKeep.numerator) / Number(dailyKeep.denominator)
  // Well below half a point under the floor, so that no rounding of either side can matter.
  return currentXp * keep ** days < floorXp - 1 || currentXp * keep ** days < 0.25
}
