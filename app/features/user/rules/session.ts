import { z } from 'zod/mini'
import { DAY_MS, MINUTE_MS } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

/** How long a session lasts, in milliseconds. */
export const SESSION_MS = 30 * DAY_MS

/** How long somebody who has proven who they are need not do so again for what opens their account, in milliseconds. */
export const FRESH_MS = 15 * MINUTE_MS

/** Whether a session's person has proven who they are a short while ago. */
export function isFresh({ provenAtMs }: Pick<SessionClaims, 'provenAtMs'>, nowMs: number): boolean {
  return nowMs - provenAtMs < FRESH_MS
}

const Id = z.string().check(z.regex(ULID_PATTERN))

/** What the signed session cookie says; checked against revocations, not against the session's row. */
export const SessionClaims = z.object({
  sessionId: Id,
  userId: Id,
  deviceId: Id,
  /** `Password.version` when the session began; 0 for an account without a password. */
  credentialVersion: z.number(),
  /** When its person last proved who they are, by signing in or again since. Milliseconds since the epoch. */
  provenAtMs: z.number(),
  /** Milliseconds since the epoch. */
  expiresAtMs: z.number(),
})
export type SessionClaims = z.infer<typeof SessionClaims>

/** Payload of `session-begun.v1`. `deviceLabel` is for the list of devices, e.g. `Firefox on Linux`. */
export const SessionBegun = z.object({
  sessionId: Id,
  deviceLabel: z.string().check(z.maxLength(120)),
  /** ISO-8601. */
  expiresAt: z.string(),
})
export type SessionBegun = z.infer<typeof SessionBegun>

/** Payload of `session-ended.v1`. */
export const SessionEnded = z.object({ sessionId: Id })
export type SessionEnded = z.infer<typeof SessionEnded>

/** Payload of `session-seen.v1`: it was used at the entry's instant. */
export const SessionSeen = z.object({ sessionId: Id })
export type SessionSeen = z.infer<typeof SessionSeen>

/** How often it is worth keeping that a session was used, in milliseconds. */
export const SEEN_MS = 60 * MINUTE_MS
