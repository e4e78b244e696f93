import { answerApiProblem } from './answer-api-problem.server.ts'
import { findApiCaller } from './find-api-caller.server.ts'
import { readSession, type Asked, type SessionState } from './find-viewer.server.ts'
import { hasBearer, parseBearer, type ApiScope } from './rules/api-key.ts'
import { isWithinLease } from './rules/session-lease.ts'

/** Who asks over HTTP, as the author of what they hand in. */
export interface ApiCaller {
  readonly userId: string
  /** The browser; a key counts as a device of its own. */
  readonly deviceId: string
  /** IANA name. */
  readonly timeZone: string
}

/**
 * The person that a program acts for, by session cookie or by `Authorization: Bearer hs_…`. Every loader and action of
 * the HTTP API begins with this. Where there is such a header, it alone counts: a page of another site can make a browser
 * send cookies, but not this header.
 *
 * @param scope what a key must allow; a session allows everything
 * @throws Response with an `ApiProblem`: 401 for nobody, 403 for a key without the scope, 503 while this server is still
 * getting the account
 */
export async function requireApiCaller(asked: Asked, scope: ApiScope): Promise<ApiCaller> {
  const header = asked.request.headers.get('Authorization')
  if (header !== null && hasBearer(header)) return requireKey(asked, header, scope)
  return requireSession(await readSession(asked))
}

function requireSession(session: SessionState): ApiCaller {
  if (session.kind === 'viewer') return toCaller(session.viewer)
  if (session.kind === 'nobody') throw unauthenticated('Sign in, or send an API key as a bearer token.')
  throw answerApiProblem({
    code: 'UNAVAILABLE',
    message: 'Your account is still on its way to this server. Try again in a moment.',
  })
}

function requireKey({ context }: Asked, header: string, scope: ApiScope): ApiCaller {
  const { reader, sessionChecks } = context
  const key = parseBearer(header)
  const holder = key === null ? null : findApiCaller(reader, key)
  // The copy may not hold yet that it was revoked; and a server that is cut off for long can be sure of nobody.
  const isOver =
    holder === null ||
    sessionChecks.isRevoked({ ...holder, sessionId: holder.keyId, credentialVersion: ANY_VERSION }) ||
    !isWithinLease(sessionChecks.lastCheckedAt(), context.nowMs())
  if (isOver) throw unauthenticated('This API key is not known here, or was revoked.')
  if (!holder.scopes.includes(scope)) {
    throw answerApiProblem({ code: 'FORBIDDEN', message: `This API key lacks the scope ${scope}.` })
  }
  return toCaller({ ...holder, deviceId: holder.keyId })
}

/** A changed password does not end a key. */
const ANY_VERSION = Number.POSITIVE_INFINITY

function toCaller({ userId, deviceId, timeZone }: ApiCaller): ApiCaller {
  return { userId, deviceId, timeZone }
}

function unauthenticated(message: string): Response {
  return answerApiProblem({ code: 'UNAUTHENTICATED', message })
}
