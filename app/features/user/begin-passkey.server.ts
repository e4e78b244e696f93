import type { AuthenticatorTransportFuture } from '@simplewebauthn/server'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { listPasskeyIds } from './list-passkeys.server.ts'
import { PASSKEY_MS, PasskeyHandshake } from './rules/passkey.ts'
import { siteOrigin } from './site-origin.server.ts'

/**
 * What a browser needs to make a passkey: one that its device lists, so that its owner need not say who they are. The
 * answer is good for `PASSKEY_MS`, with the cookie.
 */
export async function beginNewPasskey(asked: Asked, viewer: Viewer): Promise<Response> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const { userId, name, email } = viewer
  const options = await generateRegistrationOptions({
    rpName: 'Hedgeschool',
    rpID: new URL(siteOrigin(asked)).hostname,
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: name,
    timeout: PASSKEY_MS,
    attestationType: 'none',
    excludeCredentials: listPasskeyIds(asked.context.reader, userId).map(({ id, transports }) => ({
      id,
      // cast: as the browser itself named them.
      transports: transports as AuthenticatorTransportFuture[],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  return withChallenge(asked, options, userId)
}

/** What a browser needs to sign in with whichever passkey of this site its owner picks. */
export async function beginPasskeySignIn(asked: Asked): Promise<Response> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: new URL(siteOrigin(asked)).hostname,
    timeout: PASSKEY_MS,
    userVerification: 'preferred',
  })
  return withChallenge(asked, options, null)
}

/**
 * What a browser that answers was asked; null where it was not, too long ago, or by somebody else.
 *
 * @param userId who makes a passkey; null for somebody who signs in
 */
export async function readHandshake(
  { request, context }: Asked,
  userId: string | null,
): Promise<PasskeyHandshake | null> {
  const read = PasskeyHandshake.safeParse(await context.passkeyCookie.parse(request.headers.get('Cookie')))
  const isGood = read.success && read.data.expiresAtMs > context.nowMs() && read.data.userId === userId
  return isGood ? read.data : null
}

async function withChallenge(
  { context }: Asked,
  options: { readonly challenge: string },
  userId: string | null,
): Promise<Response> {
  const expiresAtMs = context.nowMs() + PASSKEY_MS
  const handshake: PasskeyHandshake = { challenge: options.challenge, userId, expiresAtMs }
  const cookie = await context.passkeyCookie.serialize(handshake)
  return Response.json(options, { headers: { 'Set-Cookie': cookie } })
}
