import { redirect } from '@remix-run/node'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import type { Provider } from './open-provider.server.ts'
import type { SignInProblem } from './rules/provider.ts'

/**
 * Disconnects the account of whoever is signed in from the provider, unless that is the only way in. Both its person and
 * whoever connected it behind their back are out by it.
 *
 * @returns the redirect to the page where accounts are connected, with what became of it
 */
export async function unlinkProvider(asked: Asked, provider: Provider, viewer: Viewer): Promise<Response> {
  const unlinked = await unlink(asked, provider, viewer)
  const search = new URLSearchParams(unlinked.ok ? { unlinked: '1' } : { problem: unlinked.reason })
  return redirect(`/settings/passkeys?${search}`)
}

async function unlink(
  { context }: Asked,
  { issuer }: Provider,
  { userId, isConfirmed }: Viewer,
): Promise<Result<null, SignInProblem & ('lastWayIn' | 'notSaved')>> {
  if (!isConfirmed) return fail('notSaved')
  const remove = tables
    .deleteFrom('Account')
    .where('userId', '=', userId)
    .where('provider', '=', issuer)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('Password').select('Password.id').where('Password.userId', '=', userId)),
        eb.exists(eb.selectFrom('Passkey').select('Passkey.id').where('Passkey.userId', '=', userId)),
      ]),
    )
  const audit = { actorId: userId, operation: 'unlink-provider', entity: 'User', entityId: userId }
  const committed = await context.primary.commit([{ ...toStatement(remove), mustChange: true }], { audit })
  if (committed.ok) return ok(null)
  const { code, detail } = committed.reason
  if (code === 'NOT_FOUND') return fail('lastWayIn')
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return fail('notSaved')
  throw new Error(`a provider could not be disconnected: ${detail}`)
}
