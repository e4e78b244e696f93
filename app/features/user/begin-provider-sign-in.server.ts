import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import type { Provider } from './open-provider.server.ts'
import { PROVIDER_MS, type ProviderHandshake } from './rules/provider.ts'
import { safeRedirect } from './rules/safe-redirect.ts'
import { siteOrigin } from './site-origin.server.ts'

/** Where a browser goes to sign in, and the cookie that it takes along. */
export interface Departure {
  readonly url: string
  /** `Set-Cookie`. */
  readonly cookie: string
}

/**
 * Sends a browser to the provider.
 *
 * @param viewer who wants to connect their account; null for somebody who wants to sign in
 */
export async function beginProviderSignIn(
  asked: Asked,
  provider: Provider,
  viewer: Viewer | null,
  form: FormData,
): Promise<Result<Departure, 'unavailable'>> {
  const begun = await provider.begin(callbackAddress(asked))
  if (!begun.ok) return fail(begun.reason)
  const { url, state, codeVerifier, nonce } = begun.value
  const timeZone = form.get('timeZone')
  const handshake: ProviderHandshake = {
    state,
    codeVerifier,
    nonce,
    redirectTo: safeRedirect(form.get('redirectTo'), '/dashboard'),
    timeZone: typeof timeZone === 'string' ? timeZone.slice(0, 64) : '',
    userId: viewer?.userId ?? null,
    expiresAtMs: asked.context.nowMs() + PROVIDER_MS,
  }
  return ok({ url: url.href, cookie: await asked.context.providerCookie.serialize(handshake) })
}

/** Where browsers come back to; the provider has to know it beforehand. */
export function callbackAddress(asked: Asked): string {
  return `${siteOrigin(asked)}/auth/oidc/callback`
}
