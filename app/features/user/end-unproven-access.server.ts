import type { CommitStatement } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'

/**
 * Takes away whatever else opens an account whose address nobody has proven so far: passkeys, connections with a provider,
 * keys. Whoever made it need not be whose address it is. Somebody could make an account with the address of another person
 * and leave a way in for themselves; when that person comes and gets in by a code from their mailbox, it is theirs alone.
 *
 * To stand before the statement that notes the address as proven; where it is already, nothing is done.
 *
 * @param now ISO-8601
 */
export function endUnprovenAccessStatements(userId: string, now: string): CommitStatement[] {
  const unproven = tables
    .selectFrom('User')
    .select('id')
    .where('id', '=', userId)
    .where('emailVerified', 'is', null)
  // Where servers ask for ended sessions they find ended keys, too.
  const endedKeys = tables
    .selectFrom('ApiKey')
    .select((eb) => [
      'ApiKey.id',
      'ApiKey.userId',
      eb.val('SESSION' as const).as('kind'),
      'ApiKey.id as sessionId',
      eb.val(now).as('createdAt'),
    ])
    .where('ApiKey.userId', 'in', unproven)
    .where('ApiKey.revokedAt', 'is', null)
  return [
    toStatement(tables.deleteFrom('Passkey').where('userId', 'in', unproven)),
    toStatement(tables.deleteFrom('Account').where('userId', 'in', unproven)),
    toStatement(
      tables
        .insertInto('Revocation')
        .columns(['id', 'userId', 'kind', 'sessionId', 'createdAt'])
        .expression(endedKeys)
        .onConflict((conflict) => conflict.doNothing()),
    ),
    toStatement(
      tables
        .updateTable('ApiKey')
        .set({ revokedAt: now, updatedAt: now })
        .where('userId', 'in', unproven)
        .where('revokedAt', 'is', null),
    ),
  ]
}
