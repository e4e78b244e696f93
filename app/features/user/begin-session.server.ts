import type { Journal } from '#app/data/journal.ts'
import { makeEntry } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { deviceLabel } from './rules/device-label.ts'
import { SESSION_MS, type SessionClaims } from './rules/session.ts'

/** Who signs in, from where. */
export interface SessionStart {
  readonly userId: string
  readonly credentialVersion: number
  readonly timeZone: string
  readonly deviceId: string
  readonly userAgent: string
  /** When they proved who they are, where that was not just now. Milliseconds since the epoch. */
  readonly provenAtMs?: number | undefined
}

/**
 * Begins a session: the cookie's claims are what counts, the journal's entry makes the row for the list of devices.
 *
 * @returns `unavailable` when the journal cannot keep the entry
 */
export async function beginSession(
  journal: Journal,
  start: SessionStart,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<SessionClaims, 'unavailable'>> {
  const { userId, deviceId, credentialVersion } = start
  const sessionId = occasion.newId()
  const expiresAtMs = occasion.nowMs + SESSION_MS
  const payload = { sessionId, deviceLabel: deviceLabel(start.userAgent), expiresAt: toIso(expiresAtMs) }
  const entry = makeEntry('session-begun.v1', start, payload, { id: occasion.newId(), nowMs: occasion.nowMs })
  const kept = await journal.append(entry)
  const provenAtMs = Math.min(start.provenAtMs ?? occasion.nowMs, occasion.nowMs)
  return kept.ok
    ? ok({ sessionId, userId, deviceId, credentialVersion, provenAtMs, expiresAtMs })
    : fail('unavailable')
}
