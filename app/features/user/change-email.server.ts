import type { Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { Mail } from '#app/kernel/mail.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import type { Account } from './find-account.server.ts'
import type { CodeOccasion } from './issue-code.server.ts'
import { emailChangedMessage } from './rules/account-mail.ts'
import type { AccountWords } from './rules/credentials.ts'
import { spendCode } from './spend-code.server.ts'

/** Gives an account another address, by the code that was sent there; the old one is told. */
export async function changeEmail(
  primary: Primary,
  { account, newEmail, code }: EmailChange,
  { t, mail, ...occasion }: CodeOccasion & { readonly t: AccountWords; readonly mail: Mail },
): Promise<Result<null, 'wrong-code' | 'address-unusable' | 'unavailable'>> {
  const { userId, email } = account
  const now = toIso(occasion.nowMs)
  const change = tables
    .updateTable('User')
    .set({ email: newEmail, emailVerified: now, updatedAt: now })
    .where('id', '=', userId)
    .where('email', '=', email)
  // Whoever reads the old mailbox has no code to get in with.
  const voids = tables.deleteFrom('VerificationToken').where('identifier', '=', email)
  const spent = await spendCode(
    primary,
    {
      scope: { purpose: 'change-email', identifier: userId, subject: newEmail },
      code,
      act: [{ ...toStatement(change), mustChange: true }, toStatement(voids)],
      audit: { actorId: userId, operation: 'change-email', entity: 'User', entityId: userId },
    },
    occasion,
  )
  if (spent.ok) {
    mail.sendLater(emailChangedMessage(t, account, newEmail))
    return ok(null)
  }
  if (spent.reason === 'wrong-code') return fail('wrong-code')
  return fail(spent.reason === 'taken' ? 'address-unusable' : 'unavailable')
}

/** What is changed, by which code. */
export interface EmailChange {
  readonly account: Account
  /** In lower case. */
  readonly newEmail: string
  readonly code: string
}
