import type { AppLoadContext } from '@remix-run/node'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { findPreferences } from './find-preferences.server.ts'
import type { Role } from './rules/credentials.ts'
import { isConfirmed, isWithinLease } from './rules/session-lease.ts'
import { SessionClaims, SessionEnded } from './rules/session.ts'

/** Who is looking at the page. */
export interface Viewer {
  readonly userId: string
  readonly sessionId: string
  readonly deviceId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Where their picture is on this site; null for none. */
  readonly imageUrl: string | null
  /** IANA name. */
  readonly timeZone: string
  /** When they last proved in this session who they are. Milliseconds since the epoch. */
  readonly provenAtMs: number
  /** Whether the session is surely not over; false on a server that is cut off, where it is good for learning only. */
  readonly isConfirmed: boolean
}

/** What authorising needs of a loader's or an action's arguments. */
export interface Asked {
  readonly request: Request
  readonly context: AppLoadContext
}

/**
 * What a session cookie comes to. `on-its-way`: it is good, and this server's copy does not have its account yet.
 */
export type SessionState =
  | { readonly kind: 'viewer'; readonly viewer: Viewer }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'on-its-way' }

/** Who asks, by a session cookie that is signed, unexpired and not revoked; null for everyone else. */
export async function findViewer(asked: Asked): Promise<Viewer | null> {
  const state = await readSession(asked)
  return state.kind === 'viewer' ? state.viewer : null
}

/** What the session cookie of a request comes to. */
export async function readSession({ request, context }: Asked): Promise<SessionState> {
  return readSessionOf(request.headers.get('Cookie'), context)
}

/**
 * The session that a request's cookie names, signed and not expired, whether or not this server may honour it; null for
 * none.
 */
export async function readSessionClaims({ request, context }: Asked): Promise<SessionClaims | null> {
  return readClaims(request.headers.get('Cookie'), context)
}

/** What the session cookie comes to in the cookies of a request, where there are any. */
export async function readSessionOf(cookies: string | null, context: AppLoadContext): Promise<SessionState> {
  const { reader, sessionChecks, isBehind } = context
  const nowMs = context.nowMs()
  const claims = await readClaims(cookies, context)
  if (!claims) return NOBODY
  const checkedAt = sessionChecks.lastCheckedAt()
  if (sessionChecks.isRevoked(claims) || !isWithinLease(checkedAt, nowMs)) return NOBODY
  const account = reader.forLearner(claims.userId, (view) => readAccount(view, claims))
  if (account === 'ended') return NOBODY
  if (account === 'not-here') return isBehind ? { kind: 'on-its-way' } : NOBODY
  const { userId, sessionId, deviceId, provenAtMs } = claims
  const isSure = isConfirmed(checkedAt, nowMs)
  return {
    kind: 'viewer',
    viewer: { userId, sessionId, deviceId, provenAtMs, ...account, isConfirmed: isSure },
  }
}

async function readClaims(cookies: string | null, context: AppLoadContext): Promise<SessionClaims | null> {
  const parsed = SessionClaims.safeParse(await context.sessionCookie.parse(cookies))
  return parsed.success && parsed.data.expiresAtMs > context.nowMs() ? parsed.data : null
}

const NOBODY = { kind: 'nobody' } as const

type Account = Pick<Viewer, 'name' | 'email' | 'role' | 'imageUrl' | 'timeZone'>

/** The account that the claims are good for. `not-here`: they are newer than what is known of it. */
function readAccount(view: LearnerSnapshot, claims: SessionClaims): Account | 'ended' | 'not-here' {
  const { userId, sessionId, credentialVersion } = claims
  const [user] = view.all('viewer', viewerOf({ userId, sessionId, credentialVersion }))
  if (!user) return 'not-here'
  if (user.status !== 'ACTIVE' || user.revocationId !== null || hasEnded(view, sessionId)) return 'ended'
  const version = user.version ?? 0
  if (version !== credentialVersion) return version < credentialVersion ? 'not-here' : 'ended'
  const { name, email, role, imageUrl } = user
  return { name, email, role, imageUrl, timeZone: readTimeZone(view, userId) ?? user.timeZone }
}

const viewerOf = prepare(
  (given: Readonly<Record<'userId' | 'sessionId', string>> & { readonly credentialVersion: number }) =>
    tables
      .selectFrom('User')
      .leftJoin('Password', 'Password.userId', 'User.id')
      .select(['User.name', 'User.email', 'User.role', 'User.status', 'User.imageUrl', 'User.timeZone'])
      .select('Password.version')
      .select((eb) =>
        eb
          .selectFrom('Revocation')
          .select('Revocation.id')
          .whereRef('Revocation.userId', '=', 'User.id')
          .where((or) =>
            or.or([
              or('Revocation.sessionId', '=', given.sessionId),
              or('Revocation.credentialVersion', '>', given.credentialVersion),
            ]),
          )
          .limit(1)
          .as('revocationId'),
      )
      .where('User.id', '=', given.userId),
)

/** The zone that was set on this server, before the primary knows; null where none was. */
function readTimeZone(view: LearnerSnapshot, userId: string): string | null {
  const isAnySet = view.pending.some((entry) => entry.kind === 'preference-set.v1')
  return isAnySet ? (findPreferences(view, userId)?.timeZone?.value ?? null) : null
}

/** Signed out on this server, before the primary knows. */
function hasEnded(view: LearnerSnapshot, sessionId: string): boolean {
  return view.pending.some(
    (entry) => entry.kind === 'session-ended.v1' && SessionEnded.parse(entry.payload).sessionId === sessionId,
  )
}
