import { fail, type Result } from '#app/kernel/result.ts'
import { readHandshake } from './begin-passkey.server.ts'
import type { Asked } from './find-viewer.server.ts'
import { provePasskey } from './prove-passkey.server.ts'
import type { PasskeySignInProblem } from './rules/passkey.ts'
import { signIn } from './sign-in.server.ts'

/**
 * Signs in whoever a passkey belongs to.
 *
 * @param to a path on this site
 * @returns the redirect with the session's cookies
 */
export async function finishPasskeySignIn(
  asked: Asked,
  answer: unknown,
  to: string,
): Promise<Result<Response, PasskeySignInProblem>> {
  const handshake = await readHandshake(asked, { purpose: 'sign-in', userId: null })
  if (!handshake) return fail('expired')
  const proven = await provePasskey(asked, handshake, answer)
  return proven.ok ? signIn(asked, proven.value, to) : proven
}
