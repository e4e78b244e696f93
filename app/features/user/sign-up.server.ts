import { fail, type Result } from '#app/kernel/result.ts'
import { createUser, type CreatedUser, type CreateUserRefusal } from './create-user.server.ts'
import type { Asked } from './find-viewer.server.ts'
import type { AccountWords } from './rules/credentials.ts'
import { sendVerification } from './send-verification.server.ts'

/** The form of `/signup`, read. */
export interface SignUp {
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly password: string
  readonly timeZone?: string | undefined
}

/**
 * Makes an account for somebody who signs up, who may begin at once: the code that confirms their address goes out in the
 * background, and where it does not they can have it sent again. That an address is taken is told, but not to who tries
 * many of them.
 */
export async function signUp(
  { request, context }: Asked,
  person: SignUp,
  t: AccountWords,
): Promise<Result<CreatedUser, CreateUserRefusal | { readonly waitMs: number }>> {
  const { attemptLimits, client, primary, mail, nowMs, newId, keyedHash } = context
  const attempt = { client, account: person.email }
  // Whoever was told of as many addresses as one may be learns no more: neither of one that is taken nor of one that is not.
  const toldWaitMs = await attemptLimits.findClientWait('taken-address', client)
  if (toldWaitMs !== null) return fail({ waitMs: toldWaitMs })
  const waitMs = await attemptLimits.count('signup', attempt)
  if (waitMs !== null) return fail({ waitMs })
  const occasion = { nowMs: nowMs(), newId }
  const created = await createUser(primary, { ...person, role: 'STUDENT' }, occasion)
  if (created.ok) {
    const sending = sendVerification(primary, mail, person, { ...occasion, keyedHash, t })
    sending.catch((error: unknown) => context.reportError(error, new URL(request.url).pathname))
  } else if (created.reason === 'email-taken') {
    const takenWaitMs = await attemptLimits.count('taken-address', attempt)
    if (takenWaitMs !== null) return fail({ waitMs: takenWaitMs })
  }
  return created
}
