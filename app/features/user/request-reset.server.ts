import type { Primary } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import type { Mail } from '#app/kernel/mail.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { findAccountByEmail } from './find-account.server.ts'
import { issueCode, type CodeOccasion } from './issue-code.server.ts'
import { codeMessage } from './rules/account-mail.ts'
import type { AccountWords } from './rules/credentials.ts'

/** What asking for a new password takes. */
export interface ResetHandles {
  readonly primary: Primary
  readonly reader: Snapshot
  readonly mail: Mail
}

/**
 * Sends a code for a new password to the address, where somebody has it. For an address that nobody has a code is kept all
 * the same, which nobody is told: the same is done and answered, here and when a code is tried, so nobody learns who has
 * an account.
 *
 * @param email in lower case
 */
export async function requestReset(
  { primary, reader, mail }: ResetHandles,
  email: string,
  t: AccountWords,
  occasion: CodeOccasion,
): Promise<Result<null, 'unavailable'>> {
  const account = findAccountByEmail(reader, email)
  const code = await issueCode(primary, { purpose: 'reset-password', identifier: email }, occasion)
  if (!code.ok) return fail(code.reason)
  if (account) mail.sendLater(codeMessage(t, 'reset', account, code.value))
  return ok(null)
}
