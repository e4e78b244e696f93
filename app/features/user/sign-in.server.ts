import { redirect, type AppLoadContext } from '@remix-run/node'
import { z } from 'zod/mini'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { beginSession } from './begin-session.server.ts'
import { findPreferences } from './find-preferences.server.ts'
import type { ProvenUser } from './find-user-by-password.server.ts'
import { preferenceCookies, wishesOf } from './rules/preference-form.ts'

/**
 * Begins a session for somebody who has just proven who they are.
 *
 * @param to a path on this site
 * @param provenAtMs when they proved it, where that was not just now; milliseconds since the epoch
 * @returns the redirect with the session's cookies; `unavailable` when the session could not be kept
 */
export async function signIn(
  { request, context }: { readonly request: Request; readonly context: AppLoadContext },
  user: ProvenUser,
  to: string,
  provenAtMs?: number,
): Promise<Result<Response, 'unavailable'>> {
  const { journal, nowMs, newId, sessionCookie, deviceCookie } = context
  const deviceId = (await findDeviceId(request, context, user.userId)) ?? newId()
  const userAgent = request.headers.get('User-Agent') ?? ''
  const start = { ...user, deviceId, userAgent, provenAtMs }
  const begun = await beginSession(journal, start, { nowMs: nowMs(), newId })
  if (!begun.ok) return fail(begun.reason)
  const headers = new Headers()
  headers.append('Set-Cookie', await sessionCookie.serialize(begun.value))
  headers.append('Set-Cookie', await deviceCookie.serialize({ deviceId, userId: user.userId }))
  for (const cookie of listPreferenceCookies(context, user.userId)) headers.append('Set-Cookie', cookie)
  return ok(redirect(to, { headers }))
}

/** What the account wants, this browser wants from now on. */
function listPreferenceCookies({ reader }: AppLoadContext, userId: string): string[] {
  const preferences = reader.forLearner(userId, (view) => findPreferences(view, userId))
  return preferences ? preferenceCookies(wishesOf(preferences)) : []
}

/** A browser that several people share is a device of its own for each of them. */
async function findDeviceId(
  request: Request,
  context: AppLoadContext,
  userId: string,
): Promise<string | null> {
  const kept = DeviceClaims.safeParse(await context.deviceCookie.parse(request.headers.get('Cookie')))
  return kept.success && kept.data.userId === userId ? kept.data.deviceId : null
}

const Id = z.string().check(z.regex(ULID_PATTERN))
const DeviceClaims = z.object({ deviceId: Id, userId: Id })
