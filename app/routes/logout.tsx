import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { endSession } from '#app/features/user/end-session.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'

/** Signing out is something that is sent, so looking at the address only leads home. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return redirect('/')
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const { journal, nowMs, newId, sessionCookie } = args.context
  // Whether or not the journal can keep it, this browser is signed out.
  if (viewer) await endSession(journal, viewer, { nowMs: nowMs(), newId })
  return redirect('/', { headers: { 'Set-Cookie': await sessionCookie.serialize('', { maxAge: 0 }) } })
}
