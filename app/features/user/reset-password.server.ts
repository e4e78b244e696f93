import { hash } from '@node-rs/argon2'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { ARGON2ID } from './argon2id.server.ts'
import { endUnprovenAccessStatements } from './end-unproven-access.server.ts'
import { findAccountByEmail, type Account } from './find-account.server.ts'
import type { ProvenUser } from './find-user-by-password.server.ts'
import type { CodeOccasion } from './issue-code.server.ts'
import { passwordStatements } from './password-statements.server.ts'
import type { ResetHandles } from './request-reset.server.ts'
import { passwordChangedMessage } from './rules/account-mail.ts'
import type { AccountWords } from './rules/credentials.ts'
import { spendCode } from './spend-code.server.ts'

/** The form of `/reset`, read. */
export interface Reset {
  /** In lower case. */
  readonly email: string
  readonly code: string
  readonly password: string
}

/**
 * Sets a new password by a code that was sent to the address, which is proved by that, and ends every session. Where it was
 * not proven before, nothing else opens the account any more. Whether somebody has the address, the new password is hashed
 * once and the code is tried in the same way.
 *
 * @returns who it is, for the session that begins
 */
export async function resetPassword(
  { primary, reader, mail }: ResetHandles,
  { email, code, password }: Reset,
  t: AccountWords,
  occasion: CodeOccasion,
): Promise<Result<ProvenUser, 'wrong-code' | 'unavailable'>> {
  const account = findAccountByEmail(reader, email)
  const passwordHash = await hash(password, ARGON2ID)
  const spent = await spendCode(
    primary,
    {
      scope: { purpose: 'reset-password', identifier: email },
      code,
      act: account ? resetStatements(account, passwordHash, occasion) : [],
      ...(account && { audit: auditOf(account) }),
    },
    occasion,
  )
  if (!spent.ok) return fail(spent.reason === 'wrong-code' ? 'wrong-code' : 'unavailable')
  // Nobody was told a code for an address that nobody has; the account may have gone meanwhile.
  if (!account) return fail('wrong-code')
  mail.sendLater(passwordChangedMessage(t, account))
  const { userId, timeZone, credentialVersion } = account
  return ok({ userId, timeZone, credentialVersion: credentialVersion + 1 })
}

function resetStatements(
  { userId, email, credentialVersion }: Account,
  hashed: string,
  occasion: CodeOccasion,
) {
  const now = toIso(occasion.nowMs)
  const change = { userId, email, versionBefore: credentialVersion, hash: hashed, keptSessionId: null }
  return [
    ...endUnprovenAccessStatements(userId, now),
    {
      ...toStatement(
        tables
          .updateTable('User')
          .set((eb) => ({ emailVerified: eb.fn.coalesce('emailVerified', eb.val(now)), updatedAt: now }))
          .where('id', '=', userId)
          .where('email', '=', email)
          .where('status', '=', 'ACTIVE'),
      ),
      mustChange: true,
    },
    ...passwordStatements(change, occasion),
  ]
}

function auditOf({ userId }: Account) {
  return { actorId: userId, operation: 'reset-password', entity: 'User', entityId: userId }
}
