import { ulid } from 'ulid'
import { SESSION_MS, type SessionClaims } from '#app/features/user/rules/session.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { createSignedCookie } from '#app/server/signed-cookie.ts'

/** What every node of the benchmark signs with. */
export const SESSION_SECRET = 'for measuring on one machine only, never to be kept'

/** A session's cookie as a browser would send it: signing up costs a password's hash each time, which is not measured here. */
export async function makeSessionCookie(userId: string, deviceId: string): Promise<string> {
  const claims: SessionClaims = {
    sessionId: ulid(),
    userId,
    deviceId,
    credentialVersion: 0,
    provenAtMs: Date.now(),
    expiresAtMs: Date.now() + SESSION_MS,
  }
  const options = { secret: SESSION_SECRET, maxAgeSeconds: SESSION_MS / SECOND_MS, isSecure: false }
  const cookie = await createSignedCookie('hs_session', options).serialize(claims)
  return cookie.split(';')[0] ?? ''
}
