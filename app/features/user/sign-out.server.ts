import { endSession } from './end-session.server.ts'
import { findViewer, readSessionClaims, type Asked } from './find-viewer.server.ts'
import { revokeSession } from './revoke-session.server.ts'

/**
 * Signs this browser out, and ends its session on every server: also one that this server may not honour, as it does not
 * know the account yet or was cut off for too long. Whoever has a copy of the cookie is out as well.
 *
 * @returns the `Set-Cookie` header that takes the session from the browser, whether or not its end could be kept
 */
export async function signOut(asked: Asked): Promise<string> {
  const session = await readSessionClaims(asked)
  if (session) await end(asked, session)
  return asked.context.sessionCookie.serialize('', { maxAge: 0 })
}

async function end(
  asked: Asked,
  session: { readonly userId: string; readonly deviceId: string; readonly sessionId: string },
): Promise<void> {
  const { journal, primary, nowMs, newId } = asked.context
  const occasion = { nowMs: nowMs(), newId }
  const { timeZone } = (await findViewer(asked)) ?? { timeZone: 'UTC' }
  const ended = await endSession(journal, { ...session, timeZone }, occasion)
  // A disk may be full where the network is well.
  if (!ended.ok) await revokeSession(primary, session.userId, session.sessionId, occasion)
}
