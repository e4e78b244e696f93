import type { CommitStatement } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import type { CodeScope } from './rules/code.ts'

/** A password that is set, and what it was before. */
export interface PasswordChange {
  readonly userId: string
  /** In lower case. */
  readonly email: string
  /** Of the password that it takes the place of; 0 where there was none. */
  readonly versionBefore: number
  /** Argon2id in PHC form. */
  readonly hash: string
  /** The session that goes on, with a cookie of the new version; null where none does. */
  readonly keptSessionId: string | null
}

/**
 * Sets a password and ends every session that was begun before, on every server. Its version is the next one; where it is
 * not the one before that this server knew, nothing is done (`NOT_FOUND`, or `DUPLICATE_ENTRY` for a first one).
 */
export function passwordStatements(
  change: PasswordChange,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): CommitStatement[] {
  const { userId, email, versionBefore, hash } = change
  const now = toIso(occasion.nowMs)
  const version = versionBefore + 1
  const set =
    versionBefore === 0
      ? tables
          .insertInto('Password')
          .values({ id: occasion.newId(), userId, hash, version, createdAt: now, updatedAt: now })
      : tables
          .updateTable('Password')
          .set({ hash, version, updatedAt: now })
          .where('userId', '=', userId)
          .where('version', '=', versionBefore)
  return [
    { ...toStatement(set), mustChange: true },
    ...endSessionsStatements({ userId, version, keptSessionId: change.keptSessionId }, occasion),
    // Codes that were asked for under the old password are void.
    voidStatement({ identifier: email, purpose: 'reset-password' }),
    voidStatement({ identifier: userId, purpose: 'change-email' }),
  ]
}

function voidStatement({ identifier, purpose }: CodeScope): CommitStatement {
  return toStatement(
    tables
      .deleteFrom('VerificationToken')
      .where('identifier', '=', identifier)
      .where('purpose', '=', purpose),
  )
}

/** Ends every session of a lower version: nodes ask for the first of these rows, the list of devices for the others. */
function endSessionsStatements(
  ended: { readonly userId: string; readonly version: number; readonly keptSessionId: string | null },
  { nowMs, newId }: { readonly nowMs: number; readonly newId: () => string },
): CommitStatement[] {
  const { userId, version, keptSessionId } = ended
  const now = toIso(nowMs)
  const revocation = {
    id: newId(),
    userId,
    kind: 'CREDENTIAL' as const,
    credentialVersion: version,
    createdAt: now,
  }
  return [
    toStatement(tables.insertInto('Revocation').values(revocation)),
    toStatement(
      tables
        .updateTable('Session')
        .set({ endedAt: now, updatedAt: now })
        .where('userId', '=', userId)
        .where('id', '<>', keptSessionId ?? '')
        .where('endedAt', 'is', null),
    ),
  ]
}
