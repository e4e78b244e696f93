import { redirect } from '@remix-run/node'
import { readSession, type Asked, type Viewer } from './find-viewer.server.ts'
import { noteSessionSeen } from './note-session-seen.server.ts'

/**
 * The signed-in person. Every loader and action that shows or changes anything personal begins with this.
 *
 * @throws Response a redirect to sign in and come back; 503 while this server is still getting the account
 */
export async function requireViewer(asked: Asked): Promise<Viewer> {
  const session = await readSession(asked)
  if (session.kind === 'viewer') {
    noteSeen(asked, session.viewer)
    return session.viewer
  }
  if (session.kind === 'on-its-way') throw unavailable('account-on-its-way')
  const { pathname, search } = new URL(asked.request.url)
  throw redirect(`/login?${new URLSearchParams({ redirectTo: `${pathname}${search}` })}`)
}

/** Nobody waits for it: neither the page, nor a browser that goes on to another server. */
function noteSeen({ request, context }: Asked, viewer: Viewer): void {
  const { quietJournal, reader, nowMs, newId } = context
  noteSessionSeen(quietJournal, reader, viewer, { nowMs: nowMs(), newId }).catch((error: unknown) =>
    context.reportError(error, new URL(request.url).pathname),
  )
}

/**
 * The signed-in operator. Every loader and action that shows or changes how the school runs begins with this.
 *
 * @throws Response as `requireViewer` does; 403 for everyone else; 503 on a server that cannot be sure of the session
 */
export async function requireOperator(asked: Asked): Promise<Viewer> {
  const viewer = await requireViewer(asked)
  if (viewer.role !== 'ADMIN') throw new Response('not-an-operator', { status: 403 })
  if (!viewer.isConfirmed) throw unavailable('session-not-confirmed')
  return viewer
}

/** The error page has words for each of these. */
function unavailable(reason: 'account-on-its-way' | 'session-not-confirmed'): Response {
  return new Response(reason, { status: 503, headers: { 'Retry-After': '2' } })
}

/** For a page that is everybody's: says so where every other loader says who may pass. */
export function allowAnyone(_asked: Asked): void {
  // Nothing to check.
}
