import type { Asked } from './find-viewer.server.ts'
import { SessionClaims } from './rules/session.ts'

/**
 * The `Set-Cookie` header with which the session of a request goes on: under another version of the password, or with the
 * word that its person has shown again who they are.
 *
 * @throws Error where the request has no session
 */
export async function reissueSession(
  { request, context }: Asked,
  change: Partial<Pick<SessionClaims, 'credentialVersion' | 'provenAtMs'>>,
): Promise<string> {
  const kept: unknown = await context.sessionCookie.parse(request.headers.get('Cookie'))
  return context.sessionCookie.serialize({ ...SessionClaims.parse(kept), ...change })
}
