import type { Audit, CommitRefusal, CommitStatement, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { hashCode, type KeyedHash } from './code-hash.server.ts'
import { MAX_CODE_TRIES, type CodeScope } from './rules/code.ts'

/** Why a code was not taken. `taken`: what it allows would make two rows of one; `stale`: this server's copy is old. */
export type SpendCodeRefusal = 'wrong-code' | 'taken' | 'stale' | 'unavailable'

/** A code that was typed, and what is done when it is right. */
export interface CodeSpending {
  readonly scope: CodeScope
  readonly code: string
  /** Happen together with the end of the code, or not at all. */
  readonly act: readonly CommitStatement[]
  readonly audit?: Audit
}

/**
 * Does what a code allows, once. The try is counted in a commit of its own before the code is looked at, so that however
 * many are sent at the same moment, no more than five are ever compared; the code's end and what it allows are one commit,
 * so that one of several right ones succeeds.
 */
export async function spendCode(
  primary: Primary,
  { scope, code, act, audit }: CodeSpending,
  { nowMs, keyedHash }: { readonly nowMs: number; readonly keyedHash: KeyedHash },
): Promise<Result<null, SpendCodeRefusal>> {
  const now = toIso(nowMs)
  const counted = await primary.commit([{ ...countStatement(scope, now), mustChange: true }])
  if (!counted.ok) return fail(toRefusal(counted.reason))
  const end = tables
    .deleteFrom('VerificationToken')
    .where('identifier', '=', scope.identifier)
    .where('purpose', '=', scope.purpose)
    .where('codeHash', '=', hashCode(keyedHash, scope, code))
    .where('expires', '>', now)
  const committed = await primary.commit([{ ...toStatement(end), mustChange: true }, ...act], { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

function countStatement({ identifier, purpose }: CodeScope, now: string) {
  return toStatement(
    tables
      .updateTable('VerificationToken')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), updatedAt: now }))
      .where('identifier', '=', identifier)
      .where('purpose', '=', purpose)
      .where('expires', '>', now)
      .where('attempts', '<', MAX_CODE_TRIES),
  )
}

function toRefusal({ code, statementIndex, detail }: CommitRefusal): SpendCodeRefusal {
  if (code === 'NOT_FOUND') return statementIndex === 0 ? 'wrong-code' : 'stale'
  if (code === 'DUPLICATE_ENTRY') return 'taken'
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a code could not be taken: ${detail}`)
}
