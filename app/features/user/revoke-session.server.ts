import type { CommitRefusal, CommitStatement, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'

interface Occasion {
  readonly nowMs: number
  readonly newId: () => string
}

/**
 * Ends a session of a person, on every server: the revocation goes where nodes ask for ended sessions.
 *
 * @param sessionId one of `listSessions`: its row may not have come to the primary yet, so this does not ask for it
 */
export async function revokeSession(
  primary: Primary,
  userId: string,
  sessionId: string,
  { nowMs, newId }: Occasion,
): Promise<Result<null, 'unavailable'>> {
  const now = toIso(nowMs)
  const revocation = { id: newId(), userId, kind: 'SESSION' as const, sessionId, createdAt: now }
  const statements = [
    toStatement(
      tables
        .updateTable('Session')
        .set({ endedAt: now, updatedAt: now })
        .where('id', '=', sessionId)
        .where('userId', '=', userId),
    ),
    toStatement(
      tables
        .insertInto('Revocation')
        .values(revocation)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ]
  return commit(primary, statements, { userId, operation: 'revoke-session', entityId: sessionId })
}

/**
 * Ends every session of a person, the one that asks for it included. By their version, which reaches those that are not
 * known here; those of an account without a password have none, and are ended one by one.
 *
 * @param versionBefore of the password; 0 where there is none
 * @param sessionIds as `listSessions` has them
 */
export async function revokeAllSessions(
  primary: Primary,
  { userId, versionBefore, sessionIds }: AllSessions,
  { nowMs, newId }: Occasion,
): Promise<Result<null, 'unavailable'>> {
  const now = toIso(nowMs)
  const version = versionBefore + 1
  const byVersion = [
    {
      ...toStatement(
        tables
          .updateTable('Password')
          .set({ version, updatedAt: now })
          .where('userId', '=', userId)
          .where('version', '=', versionBefore),
      ),
      mustChange: true,
    },
    toStatement(
      tables
        .insertInto('Revocation')
        .values({ id: newId(), userId, kind: 'CREDENTIAL', credentialVersion: version, createdAt: now }),
    ),
  ]
  const oneByOne = sessionIds.map((sessionId) =>
    toStatement(
      tables
        .insertInto('Revocation')
        .values({ id: newId(), userId, kind: 'SESSION', sessionId, createdAt: now })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  )
  const endRows = tables
    .updateTable('Session')
    .set({ endedAt: now, updatedAt: now })
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
  const statements = [...(versionBefore > 0 ? byVersion : oneByOne), toStatement(endRows)]
  return commit(primary, statements, { userId, operation: 'revoke-all-sessions', entityId: userId })
}

/** Whose sessions end. */
export interface AllSessions {
  readonly userId: string
  readonly versionBefore: number
  readonly sessionIds: readonly string[]
}

async function commit(
  primary: Primary,
  statements: readonly CommitStatement[],
  { userId, operation, entityId }: Readonly<Record<'userId' | 'operation' | 'entityId', string>>,
): Promise<Result<null, 'unavailable'>> {
  const audit = { actorId: userId, operation, entity: 'Session', entityId }
  const committed = await primary.commit(statements, { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

function toRefusal({ code, detail }: CommitRefusal): 'unavailable' {
  // `NOT_FOUND`: the password was changed elsewhere, and this server does not know yet.
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY' || code === 'NOT_FOUND') return 'unavailable'
  throw new Error(`sessions could not be ended: ${detail}`)
}
