import { fail, ok, type Result } from '#app/kernel/result.ts'
import { findAccountByEmail, type Account } from './find-account.server.ts'
import { issueCode, type CodeOccasion } from './issue-code.server.ts'
import type { ResetHandles } from './request-reset.server.ts'
import { codeMessage } from './rules/account-mail.ts'
import type { AccountWords } from './rules/credentials.ts'

/**
 * Sends a code to an address that somebody wants to have. To one that somebody else has nothing is sent, and the answer
 * is the same.
 *
 * @param newEmail in lower case
 */
export async function requestEmailChange(
  { primary, reader, mail }: ResetHandles,
  { account, newEmail }: { readonly account: Account; readonly newEmail: string },
  t: AccountWords,
  occasion: CodeOccasion,
): Promise<Result<null, 'unavailable'>> {
  const isTaken = findAccountByEmail(reader, newEmail) !== null
  const scope = { purpose: 'change-email', identifier: account.userId, subject: newEmail } as const
  const code = await issueCode(primary, scope, occasion)
  if (!code.ok) return fail(code.reason)
  if (!isTaken) mail.sendLater(codeMessage(t, 'change', { ...account, email: newEmail }, code.value))
  return ok(null)
}
