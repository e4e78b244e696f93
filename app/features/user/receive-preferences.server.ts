import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from './find-viewer.server.ts'
import { preferenceCookies, readPreferences } from './rules/preference-form.ts'
import { setPreferences } from './set-preferences.server.ts'

/** What became of a form about preferences. */
export interface ReceivedPreferences {
  /** With the cookies that keep them in this browser. */
  readonly headers: Headers
  /** `not-readable`: nothing of it could be read. `unavailable`: this browser has it, the account does not. */
  readonly refusal: 'not-readable' | 'unavailable' | null
}

/**
 * Keeps what a form asks for: in this browser, and for the account of whoever is signed in.
 *
 * @param viewer null for somebody who is not signed in
 */
export async function receivePreferences(
  { journal, nowMs, newId }: Pick<AppLoadContext, 'journal' | 'nowMs' | 'newId'>,
  viewer: Viewer | null,
  form: FormData,
): Promise<ReceivedPreferences> {
  const wishes = readPreferences((name) => form.get(name))
  const headers = new Headers()
  for (const cookie of preferenceCookies(wishes)) headers.append('Set-Cookie', cookie)
  if (wishes.length === 0) return { headers, refusal: 'not-readable' }
  const kept = viewer && (await setPreferences(journal, viewer, wishes, { nowMs: nowMs(), newId }))
  return { headers, refusal: kept && !kept.ok ? kept.reason : null }
}
