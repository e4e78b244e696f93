/**
 * The level that some points make: how many thresholds they have reached, at least 1.
 *
 * @param levelThresholds points, rising from 0
 */
export function levelOf(xp: number, levelThresholds: readonly number[]): number {
  return Math.max(1, levelThresholds.filter((threshold) => xp >= threshold).length)
}
