import { redirect } from '@remix-run/node'
import { findViewer, type Asked, type Viewer } from './find-viewer.server.ts'

/**
 * The signed-in person. Every loader and action that shows or changes anything personal begins with this.
 *
 * @throws Response a redirect to sign in and come back
 */
export async function requireViewer(asked: Asked): Promise<Viewer> {
  const viewer = await findViewer(asked)
  if (viewer) return viewer
  const { pathname, search } = new URL(asked.request.url)
  throw redirect(`/login?${new URLSearchParams({ redirectTo: `${pathname}${search}` })}`)
}

/** For a page that is everybody's: says so where every other loader says who may pass. */
export function allowAnyone(_asked: Asked): void {
  // Nothing to check.
}
