import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import type { Profile } from './rules/profile.ts'

/** Changes what a person says about themselves. */
export async function changeProfile(
  primary: Primary,
  userId: string,
  { name, headline, bio }: Profile,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'unavailable'>> {
  const now = toIso(occasion.nowMs)
  const rename = tables.updateTable('User').set({ name, updatedAt: now }).where('id', '=', userId)
  const describe = tables
    .insertInto('UserProfile')
    .values({ id: occasion.newId(), userId, headline, bio, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ headline, bio, updatedAt: now }))
  const audit = { actorId: userId, operation: 'change-profile', entity: 'User', entityId: userId }
  const statements = [{ ...toStatement(rename), mustChange: true }, toStatement(describe)]
  const committed = await primary.commit(statements, { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

function toRefusal({ code, detail }: CommitRefusal): 'unavailable' {
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a profile could not be changed: ${detail}`)
}
