import type { Primary } from '#app/data/primary.ts'
import type { Mail } from '#app/kernel/mail.ts'
import type { Result } from '#app/kernel/result.ts'
import { issueCode, type CodeOccasion } from './issue-code.server.ts'
import { codeMessage, type Recipient } from './rules/account-mail.ts'
import type { AccountWords } from './rules/credentials.ts'

/** Sends somebody a code by which they show that their address is theirs; the one before it is void. */
export async function sendVerification(
  primary: Primary,
  mail: Mail,
  to: Recipient,
  { t, ...occasion }: CodeOccasion & { readonly t: AccountWords },
): Promise<Result<null, 'unavailable' | 'not-sent'>> {
  const code = await issueCode(primary, { purpose: 'verify-email', identifier: to.email }, occasion)
  return code.ok ? mail.send(codeMessage(t, 'verify', to, code.value)) : code
}
