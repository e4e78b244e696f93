import { randomInt } from 'node:crypto'
import type { Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { hashCode, type KeyedHash } from './code-hash.server.ts'
import { CODE_DIGITS, CODE_MS, type CodeScope } from './rules/code.ts'

/** What issuing a code takes. */
export interface CodeOccasion {
  readonly nowMs: number
  readonly newId: () => string
  readonly keyedHash: KeyedHash
}

/**
 * Draws a code and keeps its hash; the one before it, for the same purpose, is void. Nothing is sent by this.
 *
 * @returns the code, digits only
 */
export async function issueCode(
  primary: Primary,
  scope: CodeScope,
  { nowMs, newId, keyedHash }: CodeOccasion,
): Promise<Result<string, 'unavailable'>> {
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
  const { purpose, identifier } = scope
  const now = toIso(nowMs)
  const row = {
    id: newId(),
    identifier,
    purpose,
    codeHash: hashCode(keyedHash, scope, code),
    expires: toIso(nowMs + CODE_MS),
    createdAt: now,
    updatedAt: now,
  }
  const committed = await primary.commit([
    toStatement(
      tables
        .deleteFrom('VerificationToken')
        .where('identifier', '=', identifier)
        .where('purpose', '=', purpose),
    ),
    toStatement(tables.insertInto('VerificationToken').values(row)),
  ])
  if (committed.ok) return ok(code)
  const { code: refusal, detail } = committed.reason
  if (refusal === 'UNAVAILABLE' || refusal === 'FOREIGN_HISTORY') return fail('unavailable')
  throw new Error(`a code could not be issued: ${detail}`)
}
