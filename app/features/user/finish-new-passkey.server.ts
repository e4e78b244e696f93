import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { CommitRefusal } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { readHandshake } from './begin-passkey.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { deviceLabel } from './rules/device-label.ts'
import { parsePasskeyAnswer } from './rules/passkey-answer.ts'
import { MAX_PASSKEYS, type NewPasskeyProblem } from './rules/passkey.ts'
import { siteOrigin } from './site-origin.server.ts'
import { tellNewWayIn } from './tell-new-way-in.server.ts'

/** Keeps a passkey that a browser has made. It opens the account, so a session that may be over is not enough. */
export async function finishNewPasskey(
  asked: Asked,
  viewer: Viewer,
  answer: unknown,
): Promise<Result<null, NewPasskeyProblem>> {
  if (!viewer.isConfirmed) return fail('unavailable')
  const handshake = await readHandshake(asked, { purpose: 'new', userId: viewer.userId })
  if (!handshake) return fail('expired')
  const made = await verify(asked, handshake.challenge, answer)
  if (!made) return fail('refused')
  const { primary, nowMs } = asked.context
  const label = deviceLabel(asked.request.headers.get('User-Agent') ?? '')
  const audit = { actorId: viewer.userId, operation: 'create-passkey', entity: 'Passkey', entityId: made.id }
  const row = { ...made, userId: viewer.userId, label, now: toIso(nowMs()) }
  const committed = await primary.commit([{ ...insertStatement(row), mustChange: true }], { audit })
  if (!committed.ok) return fail(toProblem(committed.reason))
  tellNewWayIn(asked, viewer.userId, { kind: 'passkey' })
  return ok(null)
}

interface MadePasskey {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: string
  readonly isBackedUp: boolean
}

async function verify(asked: Asked, challenge: string, given: unknown): Promise<MadePasskey | null> {
  const response = parsePasskeyAnswer(given)
  if (!response) return null
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const origin = siteOrigin(asked)
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      // cast: what is wrong with the rest, the library finds.
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: false,
    })
    if (!registrationInfo) return null
    const { credential, credentialBackedUp: isBackedUp } = registrationInfo
    const { id, publicKey, counter } = credential
    return { id, publicKey, counter, transports: JSON.stringify(credential.transports ?? []), isBackedUp }
  } catch {
    return null
  }
}

/** Counts in the statement itself, so that two browsers at once make no passkey too many. */
function insertStatement(
  passkey: MadePasskey & { readonly userId: string; readonly label: string; readonly now: string },
) {
  const { userId, now } = passkey
  const count = tables
    .selectFrom('Passkey')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
  const row = tables
    .selectNoFrom((eb) => [
      eb.val(passkey.id).as('id'),
      eb.val(userId).as('userId'),
      eb.val(passkey.publicKey).as('publicKey'),
      eb.val(passkey.counter).as('counter'),
      eb.val(passkey.transports).as('transports'),
      eb.val(passkey.label).as('label'),
      eb.val(passkey.isBackedUp ? 1 : 0).as('isBackedUp'),
      eb.val(now).as('createdAt'),
      eb.val(now).as('updatedAt'),
    ])
    .where(() => count, '<', MAX_PASSKEYS)
  return toStatement(
    tables
      .insertInto('Passkey')
      .columns([
        'id',
        'userId',
        'publicKey',
        'counter',
        'transports',
        'label',
        'isBackedUp',
        'createdAt',
        'updatedAt',
      ])
      .expression(row),
  )
}

function toProblem({ code, detail }: CommitRefusal): NewPasskeyProblem {
  if (code === 'NOT_FOUND') return 'tooMany'
  if (code === 'DUPLICATE_ENTRY') return 'known'
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a passkey could not be kept: ${detail}`)
}
