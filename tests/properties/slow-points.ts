import type { StoredTerms } from '#app/features/xp/rules/topic-terms.ts'
import { toDayNumber } from '#app/kernel/day.ts'

/** Shares that are tried have at most six places. */
const PARTS = 1_000_000n

function partsOf(share: string): bigint {
  return BigInt(Math.round(Number(share) * 1_000_000))
}

/** Points times a share, halves up: by long division. */
export function slowPoints(points: number, share: string): number {
  return roundHalvesUp(BigInt(points) * partsOf(share), PARTS)
}

/** What a topic's points go by while they decay. */
export interface SlowDecay {
  readonly currentXp: number
  readonly highestXp: number
  readonly nextReviewDay: string | null
}

/** Day by day as an exact fraction, rounded at the end; never below the share of the highest. */
export function slowDecay(
  { currentXp, highestXp, nextReviewDay }: SlowDecay,
  { dailyXpDecay, minXpPercent }: Pick<StoredTerms, 'dailyXpDecay' | 'minXpPercent'>,
  today: string,
): number {
  let left = BigInt(currentXp)
  let whole = 1n
  const kept = PARTS - partsOf(dailyXpDecay)
  const last = toDayNumber(today)
  for (let day = toDayNumber(nextReviewDay ?? today); day < last; day += 1) {
    left *= kept
    whole *= PARTS
  }
  let leastXp = 0
  while (BigInt(leastXp) * PARTS < BigInt(highestXp) * partsOf(minXpPercent)) leastXp += 1
  const decayedXp = Math.max(roundHalvesUp(left, whole), leastXp)
  return decayedXp > currentXp ? currentXp : decayedXp
}

/** The level: one more for each threshold passed after the first. */
export function slowLevel(xp: number, levelThresholds: readonly number[]): number {
  let level = 1
  while (levelThresholds[level] !== undefined && xp >= (levelThresholds[level] ?? 0)) level += 1
  return level
}

function roundHalvesUp(numerator: bigint, denominator: bigint): number {
  const whole = numerator / denominator
  const rest = numerator - whole * denominator
  return Number(rest * 2n >= denominator ? whole + 1n : whole)
}
