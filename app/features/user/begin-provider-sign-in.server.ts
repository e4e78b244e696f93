import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import type { Provider } from './open-provider.server.ts'
import { PROVIDER_MAX_AGE_SECONDS, PROVIDER_MS, type ProviderHandshake } from './rules/provider.ts'
import { safeRedirect } from './rules/safe-redirect.ts'
import { siteOrigin } from './site-origin.server.ts'

/** Where a browser goes to sign in, and the cookie that it takes along. */
export interface Departure {
  readonly url: string
  /** `Set-Cookie`. */
  readonly cookie: string
}

/** What for somebody goes to the provider. */
export type Errand =
  | { readonly purpose: 'sign-in' }
  | { readonly purpose: 'connect' | 'confirm'; readonly viewer: Viewer }

/** Sends a browser to the provider. */
export async function beginProviderSignIn(
  asked: Asked,
  provider: Provider,
  errand: Errand,
  form: FormData,
): Promise<Result<Departure, 'unavailable'>> {
  const maxAgeSeconds = errand.purpose === 'confirm' ? PROVIDER_MAX_AGE_SECONDS : undefined
  const begun = await provider.begin(callbackAddress(asked), maxAgeSeconds)
  if (!begun.ok) return fail(begun.reason)
  const { url, state, codeVerifier, nonce } = begun.value
  const timeZone = form.get('timeZone')
  const handshake: ProviderHandshake = {
    purpose: errand.purpose,
    state,
    codeVerifier,
    nonce,
    redirectTo: safeRedirect(form.get('redirectTo'), '/dashboard'),
    timeZone: typeof timeZone === 'string' ? timeZone.slice(0, 64) : '',
    userId: errand.purpose === 'sign-in' ? null : errand.viewer.userId,
    expiresAtMs: asked.context.nowMs() + PROVIDER_MS,
  }
  return ok({ url: url.href, cookie: await asked.context.providerCookie.serialize(handshake) })
}

/** Where browsers come back to; the provider has to know it beforehand. */
export function callbackAddress(asked: Asked): string {
  return `${siteOrigin(asked)}/auth/oidc/callback`
}
