import { tooManyAttempts, type FormRefusal } from './answer-form.server.ts'
import { findUserByPassword } from './find-user-by-password.server.ts'
import type { SecurityCall } from './refuse-security-form.server.ts'

/**
 * Asks whoever is signed in for their password: somebody else may sit at their browser. The right one counts as well, since
 * a letter follows each change, to an address that need not be theirs.
 *
 * @param field of the form
 * @returns why not; null where it is theirs
 */
export async function proveOwnPassword(
  { asked, account, t }: Pick<SecurityCall, 'asked' | 'account' | 't'>,
  field: string,
  password: string,
): Promise<FormRefusal | null> {
  const { attemptLimits, client, reader } = asked.context
  const attempt = { client, account: account.userId }
  const waitMs = await attemptLimits.count('own-password', attempt)
  if (waitMs !== null) return tooManyAttempts(t, waitMs)
  const proven = await findUserByPassword(reader, { email: account.email, password })
  if (proven) return null
  return { reason: 'wrong-credentials', fieldErrors: { [field]: [t('errors.passwordWrong')] } }
}
