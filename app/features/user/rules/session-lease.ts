import { DAY_MS, MINUTE_MS } from '#app/kernel/time.ts'
import type { SessionClaims } from './session.ts'

/** How long a server that is cut off honours sessions, in milliseconds. */
export const LEASE_MS = DAY_MS

/** How old the latest look at the primary may be for what takes more than learning, in milliseconds. */
export const CONFIRMED_MS = MINUTE_MS

/**
 * When a server last knew every ended session: milliseconds since the epoch, `now` where it always does, null when it
 * never did.
 */
export type CheckedAt = number | 'now' | null

/** What a server knows of ended sessions beyond its copy of the database. */
export interface SessionChecks {
  /** Whether the primary has said that this session is over. */
  isRevoked(claims: Pick<SessionClaims, 'sessionId' | 'userId' | 'credentialVersion'>): boolean
  lastCheckedAt(): CheckedAt
}

/** Whether a server may honour sessions at all. */
export function isWithinLease(checkedAt: CheckedAt, nowMs: number): boolean {
  return isYoungerThan(LEASE_MS, checkedAt, nowMs)
}

/** Whether a session that a server honours is surely not over. */
export function isConfirmed(checkedAt: CheckedAt, nowMs: number): boolean {
  return isYoungerThan(CONFIRMED_MS, checkedAt, nowMs)
}

function isYoungerThan(ageMs: number, checkedAt: CheckedAt, nowMs: number): boolean {
  return checkedAt === 'now' || (checkedAt !== null && nowMs - checkedAt <= ageMs)
}
