import { createCookie } from '@remix-run/node'
import { ulid } from 'ulid'
import { SESSION_MS, type SessionClaims } from '#app/features/user/rules/session.ts'

/** What every node of the benchmark signs with. */
export const SESSION_SECRET = 'for measuring on one machine only, never to be kept'

/** A session's cookie as a browser would send it: signing up costs a password's hash each time, which is not measured here. */
export async function makeSessionCookie(userId: string, deviceId: string): Promise<string> {
  const claims: SessionClaims = {
    sessionId: ulid(),
    userId,
    deviceId,
    credentialVersion: 0,
    expiresAtMs: Date.now() + SESSION_MS,
  }
  const cookie = await createCookie('hs_session', { secrets: [SESSION_SECRET] }).serialize(claims)
  return cookie.split(';')[0] ?? ''
}
