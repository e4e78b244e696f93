import type { Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import type { CodeOccasion } from './issue-code.server.ts'
import { spendCode } from './spend-code.server.ts'

/** Notes that a person's address is theirs, by the code that was sent to it. */
export async function verifyEmail(
  primary: Primary,
  { userId, email }: { readonly userId: string; readonly email: string },
  code: string,
  occasion: CodeOccasion,
): Promise<Result<null, 'wrong-code' | 'unavailable'>> {
  const now = toIso(occasion.nowMs)
  const note = tables
    .updateTable('User')
    .set({ emailVerified: now, updatedAt: now })
    .where('id', '=', userId)
    .where('email', '=', email)
  const spent = await spendCode(
    primary,
    {
      scope: { purpose: 'verify-email', identifier: email },
      code,
      act: [{ ...toStatement(note), mustChange: true }],
      audit: { actorId: userId, operation: 'verify-email', entity: 'User', entityId: userId },
    },
    occasion,
  )
  if (spent.ok) return ok(null)
  return fail(spent.reason === 'wrong-code' ? 'wrong-code' : 'unavailable')
}
