import type { CommitRefusal, CommitStatement, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'

/** Names a passkey anew. */
export async function renamePasskey(
  primary: Primary,
  { userId, id }: OwnPasskey,
  label: string,
  nowMs: number,
): Promise<Result<null, 'unknown-passkey' | 'unavailable'>> {
  const rename = tables
    .updateTable('Passkey')
    .set({ label, updatedAt: toIso(nowMs) })
    .where('id', '=', id)
    .where('userId', '=', userId)
  const statement = { ...toStatement(rename), mustChange: true }
  return commit(primary, statement, { userId, id, operation: 'rename-passkey', none: 'unknown-passkey' })
}

/** Removes a passkey, unless it is the only way into an account that has neither a password nor a provider. */
export async function removePasskey(
  primary: Primary,
  { userId, id }: OwnPasskey,
): Promise<Result<null, 'last-way-in' | 'unavailable'>> {
  const remove = tables
    .deleteFrom('Passkey')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('Password').select('Password.id').where('Password.userId', '=', userId)),
        eb.exists(eb.selectFrom('Account').select('Account.id').where('Account.userId', '=', userId)),
        eb.exists(
          eb
            .selectFrom('Passkey as other')
            .select('other.id')
            .where('other.userId', '=', userId)
            .where('other.id', '<>', id),
        ),
      ]),
    )
  const statement = { ...toStatement(remove), mustChange: true }
  return commit(primary, statement, { userId, id, operation: 'remove-passkey', none: 'last-way-in' })
}

/** Whose passkey, and which. */
export interface OwnPasskey {
  readonly userId: string
  /** The credential's own. */
  readonly id: string
}

async function commit<None>(
  primary: Primary,
  statement: CommitStatement,
  act: OwnPasskey & { readonly operation: string; readonly none: None },
): Promise<Result<null, None | 'unavailable'>> {
  const audit = { actorId: act.userId, operation: act.operation, entity: 'Passkey', entityId: act.id }
  const committed = await primary.commit([statement], { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason, act.none))
}

/** @param none what it means that nothing was changed */
function toRefusal<None>({ code, detail }: CommitRefusal, none: None): None | 'unavailable' {
  if (code === 'NOT_FOUND') return none
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a passkey could not be changed: ${detail}`)
}
