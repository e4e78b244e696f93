import type { AuthenticationResponseJSON, AuthenticatorTransportFuture } from '@simplewebauthn/server'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { findPasskey, type KnownPasskey } from './find-passkey.server.ts'
import type { ProvenUser } from './find-user-by-password.server.ts'
import type { Asked } from './find-viewer.server.ts'
import { parsePasskeyAnswer } from './rules/passkey-answer.ts'
import type { PasskeyHandshake } from './rules/passkey.ts'
import { siteOrigin } from './site-origin.server.ts'

/** Whose passkey a browser has answered with. */
export async function provePasskey(
  asked: Asked,
  { challenge }: Pick<PasskeyHandshake, 'challenge'>,
  answer: unknown,
): Promise<Result<ProvenUser, 'refused'>> {
  const given = parsePasskeyAnswer(answer)
  const passkey = given && findPasskey(asked.context.reader, given.id)
  if (!passkey) return fail('refused')
  // cast: what is wrong with the rest, the library finds.
  const response = given as unknown as AuthenticationResponseJSON
  const counter = await verify(asked, { challenge, response, passkey })
  if (counter === null) return fail('refused')
  return (await noteUse(asked, given.id, counter)) ? ok(passkey.user) : fail('refused')
}

interface Given {
  readonly challenge: string
  readonly response: AuthenticationResponseJSON
  readonly passkey: KnownPasskey
}

/** How often the authenticator says that it was used; null where the answer does not hold. */
async function verify(asked: Asked, { challenge, response, passkey }: Given): Promise<number | null> {
  const { isoBase64URL, verifyAuthenticationResponse } = await openLibrary()
  const { publicKey, counter, user } = passkey
  // cast: as the browser itself named them.
  const transports = passkey.transports as AuthenticatorTransportFuture[]
  const origin = siteOrigin(asked)
  try {
    const { userHandle } = response.response
    if (userHandle && isoBase64URL.toUTF8String(userHandle) !== user.userId) return null
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: { id: response.id, publicKey, counter, transports },
      requireUserVerification: false,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

async function openLibrary() {
  const [{ verifyAuthenticationResponse }, { isoBase64URL }] = await Promise.all([
    import('@simplewebauthn/server'),
    import('@simplewebauthn/server/helpers'),
  ])
  return { verifyAuthenticationResponse, isoBase64URL }
}

/**
 * Notes that a passkey was used, and asks the primary by that whether it still may be: this server's copy may not know yet
 * that it was removed, that its owner was suspended, or that an authenticator which counts has counted on elsewhere. Where
 * the primary is out of reach the copy's word has to do: the next use that it hears of counts higher.
 */
async function noteUse({ context }: Asked, id: string, counter: number): Promise<boolean> {
  const now = toIso(context.nowMs())
  const used = tables
    .updateTable('Passkey')
    .set({ counter, lastUsedAt: now, updatedAt: now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('counter', '<', counter), ...(counter === 0 ? [eb('counter', '=', 0)] : [])]))
    .where('userId', 'in', (eb) => eb.selectFrom('User').select('User.id').where('status', '=', 'ACTIVE'))
  const committed = await context.primary.commit([{ ...toStatement(used), mustChange: true }])
  if (committed.ok) return true
  const { code, detail } = committed.reason
  if (code === 'NOT_FOUND') return false
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return true
  throw new Error(`the use of a passkey could not be noted: ${detail}`)
}
