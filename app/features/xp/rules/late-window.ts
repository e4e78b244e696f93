import { DAY_MS, MINUTE_MS } from '#app/kernel/time.ts'

/** How late an answer can be received and still count for practice, in days of 24 hours. */
export const PRACTICE_WINDOW_DAYS = 30
/** How late anything can be received and still count for the streak, in days of 24 hours. */
export const STREAK_WINDOW_DAYS = 7
/** How far ahead of the server's a device's clock may be, in milliseconds. */
export const CLOCK_AHEAD_MS = 5 * MINUTE_MS

/**
 * Whether what happened then counts for practice (points, reviews, the day's activity):
 *
 *     -5 minutes ≤ receivedAt - at ≤ 30 × 24 h
 *
 * Both ends count. Source: issue 4, rule 4.
 *
 * @param at ISO-8601
 * @param receivedAt ISO-8601 of when the first server received it; null when it was made there
 */
export function countsForPractice(at: string, receivedAt: string | null): boolean {
  return isReceivedWithin(PRACTICE_WINDOW_DAYS, at, receivedAt)
}

/**
 * Whether what happened then counts for the streak:
 *
 *     -5 minutes ≤ receivedAt - at ≤ 7 × 24 h
 *
 * Both ends count. Source: issue 4, rule 4.
 *
 * @param at ISO-8601
 * @param receivedAt ISO-8601 of when the first server received it; null when it was made there
 */
export function countsForStreak(at: string, receivedAt: string | null): boolean {
  return isReceivedWithin(STREAK_WINDOW_DAYS, at, receivedAt)
}

function isReceivedWithin(days: number, at: string, receivedAt: string | null): boolean {
  if (receivedAt === null) return true
  const lateMs = Date.parse(receivedAt) - Date.parse(at)
  return lateMs >= -CLOCK_AHEAD_MS && lateMs <= days * DAY_MS
}
