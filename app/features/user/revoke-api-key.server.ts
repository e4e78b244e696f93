import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'

/** Why a key was not revoked; `unknown-key`: this person has none of that id. */
export type RevokeApiKeyRefusal = 'unknown-key' | 'unavailable'

/**
 * Revokes a key of a person, on every server: the revocation goes where nodes ask for ended sessions, so it holds as soon
 * as those do. One that is revoked already stays so.
 */
export async function revokeApiKey(
  primary: Primary,
  userId: string,
  keyId: string,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, RevokeApiKeyRefusal>> {
  const now = toIso(occasion.nowMs)
  const statements = [
    {
      ...toStatement(
        tables
          .updateTable('ApiKey')
          .set((eb) => ({ revokedAt: eb.fn.coalesce('revokedAt', eb.val(now)), updatedAt: now }))
          .where('id', '=', keyId)
          .where('userId', '=', userId),
      ),
      mustChange: true,
    },
    toStatement(
      tables
        .insertInto('Revocation')
        .values({ id: occasion.newId(), userId, kind: 'SESSION', sessionId: keyId, createdAt: now })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ]
  const audit = { actorId: userId, operation: 'revoke-api-key', entity: 'ApiKey', entityId: keyId }
  const committed = await primary.commit(statements, { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

function toRefusal({ code, detail }: CommitRefusal): RevokeApiKeyRefusal {
  if (code === 'NOT_FOUND') return 'unknown-key'
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a key could not be revoked: ${detail}`)
}
