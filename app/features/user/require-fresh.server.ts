import { redirect } from '@remix-run/node'
import type { Viewer } from './find-viewer.server.ts'
import { confirmLink } from './rules/confirm-link.ts'
import { isFresh } from './rules/session.ts'

/**
 * What opens an account is changed only by who has proven a short while ago who they are: somebody else may sit at a
 * browser that was left signed in.
 *
 * @param back where they go on once they have, a path on this site
 * @throws Response a redirect to do so
 */
export function requireFresh(viewer: Pick<Viewer, 'provenAtMs'>, nowMs: number, back: string): void {
  if (!isFresh(viewer, nowMs)) throw redirect(confirmLink(back))
}
