import * as z from 'zod/mini'
import { streakDays } from '#app/features/user/rules/streak.ts'
import { toIso } from '#app/kernel/time.ts'
import { score } from './score.ts'

/** A schema, and beside it the type of the same name. */
export const Attempt = z.object({ at: z.string(), days: z.array(z.number()) })
export type Attempt = z.infer<typeof Attempt>

/** Uses what is allowed by name. */
export function worth(attempt: Attempt, nowMs: number): number {
  const ageMs = nowMs - Date.parse(attempt.at)
  const start = Date.UTC(2026, 0, 1)
  const seen = new Set([toIso(start), new Date(nowMs).toISOString()])
  return Math.round(score(streakDays(attempt.days), seen.size)) + ageMs
}
