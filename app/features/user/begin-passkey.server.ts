import type { AuthenticatorTransportFuture } from '@simplewebauthn/server'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { listPasskeyIds } from './list-passkeys.server.ts'
import { PASSKEY_MS, PasskeyHandshake } from './rules/passkey.ts'
import { isFresh } from './rules/session.ts'
import { siteOrigin } from './site-origin.server.ts'

/**
 * What a browser needs to make a passkey: one that its device lists, so that its owner need not say who they are. The
 * answer is good for `PASSKEY_MS`, with the cookie. Only for who has proven a short while ago who they are.
 */
export async function beginNewPasskey(asked: Asked, viewer: Viewer): Promise<Result<Response, 'notFresh'>> {
  if (!isFresh(viewer, asked.context.nowMs())) return fail('notFresh')
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
    excludeCredentials: listCredentials(asked, userId),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  return ok(await withChallenge(asked, options, { purpose: 'new', userId }))
}

/** What a browser needs to sign in with whichever passkey of this site its owner picks. */
export async function beginPasskeySignIn(asked: Asked): Promise<Response> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: new URL(siteOrigin(asked)).hostname,
    timeout: PASSKEY_MS,
    userVerification: 'preferred',
  })
  return withChallenge(asked, options, { purpose: 'sign-in', userId: null })
}

/** What a browser needs to show with a passkey of whoever is signed in that it is them. */
export async function beginPasskeyConfirmation(asked: Asked, { userId }: Viewer): Promise<Response> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: new URL(siteOrigin(asked)).hostname,
    timeout: PASSKEY_MS,
    allowCredentials: listCredentials(asked, userId),
    userVerification: 'preferred',
  })
  return withChallenge(asked, options, { purpose: 'confirm', userId })
}

/**
 * What a browser that answers was asked; null where it was not, for something else, too long ago, or by somebody else.
 */
export async function readHandshake(
  { request, context }: Asked,
  { purpose, userId }: AskedFor,
): Promise<PasskeyHandshake | null> {
  const read = PasskeyHandshake.safeParse(await context.passkeyCookie.parse(request.headers.get('Cookie')))
  if (!read.success || read.data.expiresAtMs <= context.nowMs()) return null
  return read.data.purpose === purpose && read.data.userId === userId ? read.data : null
}

type AskedFor = Pick<PasskeyHandshake, 'purpose' | 'userId'>

function listCredentials({ context }: Asked, userId: string) {
  return listPasskeyIds(context.reader, userId).map(({ id, transports }) => ({
    id,
    // cast: as the browser itself named them.
    transports: transports as AuthenticatorTransportFuture[],
  }))
}

async function withChallenge(
  { context }: Asked,
  options: { readonly challenge: string },
  askedFor: AskedFor,
): Promise<Response> {
  const expiresAtMs = context.nowMs() + PASSKEY_MS
  const handshake: PasskeyHandshake = { ...askedFor, challenge: options.challenge, expiresAtMs }
  const cookie = await context.passkeyCookie.serialize(handshake)
  return Response.json(options, { headers: { 'Set-Cookie': cookie } })
}
