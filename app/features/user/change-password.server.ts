import { hash } from '@node-rs/argon2'
import type { Primary } from '#app/data/primary.ts'
import type { Mail } from '#app/kernel/mail.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { ARGON2ID } from './argon2id.server.ts'
import type { Account } from './find-account.server.ts'
import { passwordStatements } from './password-statements.server.ts'
import { passwordChangedMessage } from './rules/account-mail.ts'
import type { AccountWords } from './rules/credentials.ts'

/**
 * Changes the password of somebody who has just given the one before, or gives them their first. Every session but the
 * given one ends.
 *
 * @returns the version that the cookie of the session that goes on has to name
 */
export async function changePassword(
  primary: Primary,
  { account, sessionId, newPassword }: NewPassword,
  { t, mail, ...occasion }: PasswordOccasion,
): Promise<Result<number, 'unavailable'>> {
  const { userId, email, credentialVersion: versionBefore } = account
  const change = {
    userId,
    email,
    versionBefore,
    hash: await hash(newPassword, ARGON2ID),
    keptSessionId: sessionId,
  }
  const audit = { actorId: userId, operation: 'change-password', entity: 'User', entityId: userId }
  const committed = await primary.commit(passwordStatements(change, occasion), { audit })
  if (committed.ok) {
    mail.sendLater(passwordChangedMessage(t, account))
    return ok(versionBefore + 1)
  }
  const { code, detail } = committed.reason
  // Of the last two: it was changed elsewhere meanwhile, and this server does not know yet.
  const isLate = ['UNAVAILABLE', 'FOREIGN_HISTORY', 'NOT_FOUND', 'DUPLICATE_ENTRY'].includes(code)
  if (isLate) return fail('unavailable')
  throw new Error(`a password could not be changed: ${detail}`)
}

/** What is changed, by whom. */
export interface NewPassword {
  readonly account: Account
  /** The session that goes on. */
  readonly sessionId: string
  readonly newPassword: string
}

/** What changing a password takes beside the primary. */
export interface PasswordOccasion {
  readonly nowMs: number
  readonly newId: () => string
  readonly t: AccountWords
  readonly mail: Mail
}
