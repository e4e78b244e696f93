import { z } from 'zod/mini'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { CLOCK_AHEAD_MS } from './late-window.ts'

/** Payload of `attempt-withdrawn.v1`: the learner takes an answer back, as if it had not been given. */
export const AttemptWithdrawn = z.object({ attemptId: z.string().check(z.regex(ULID_PATTERN)) })
export type AttemptWithdrawn = z.infer<typeof AttemptWithdrawn>

/** How long an answer can be taken back, in milliseconds. */
export const WITHDRAWAL_WINDOW_MS = 30 * MINUTE_MS

/**
 * Whether an answer can still be taken back.
 *
 * @param answeredAt ISO-8601
 * @param withdrawnAt ISO-8601
 */
export function isWithdrawalInTime(answeredAt: string, withdrawnAt: string): boolean {
  const afterMs = Date.parse(withdrawnAt) - Date.parse(answeredAt)
  // The answer may bear the time of a device whose clock is ahead.
  return afterMs >= -CLOCK_AHEAD_MS && afterMs <= WITHDRAWAL_WINDOW_MS
}
