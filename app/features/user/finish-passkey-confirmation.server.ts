import { fail, ok, type Result } from '#app/kernel/result.ts'
import { readHandshake } from './begin-passkey.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { provePasskey } from './prove-passkey.server.ts'
import { reissueSession } from './reissue-session.server.ts'
import type { PasskeySignInProblem } from './rules/passkey.ts'

/**
 * Takes a passkey of whoever is signed in as word that it is them.
 *
 * @returns the `Set-Cookie` header of the session that goes on
 */
export async function finishPasskeyConfirmation(
  asked: Asked,
  { userId, isConfirmed }: Viewer,
  answer: unknown,
): Promise<Result<string, PasskeySignInProblem>> {
  if (!isConfirmed) return fail('unavailable')
  const handshake = await readHandshake(asked, { purpose: 'confirm', userId })
  if (!handshake) return fail('expired')
  const proven = await provePasskey(asked, handshake, answer)
  if (!proven.ok) return proven
  if (proven.value.userId !== userId) return fail('refused')
  return ok(await reissueSession(asked, { provenAtMs: asked.context.nowMs() }))
}
