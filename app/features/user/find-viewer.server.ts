import type { AppLoadContext } from '@remix-run/node'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import type { Role } from './rules/credentials.ts'
import { SessionClaims, SessionEnded } from './rules/session.ts'

/** Who is looking at the page. */
export interface Viewer {
  readonly userId: string
  readonly sessionId: string
  readonly deviceId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** IANA name. */
  readonly timeZone: string
}

/** What authorising needs of a loader's or an action's arguments. */
export interface Asked {
  readonly request: Request
  readonly context: AppLoadContext
}

/** Who asks, by a session cookie that is signed, unexpired and not revoked; null for everyone else. */
export async function findViewer({ request, context }: Asked): Promise<Viewer | null> {
  const cookie: unknown = await context.sessionCookie.parse(request.headers.get('Cookie'))
  const claims = SessionClaims.safeParse(cookie)
  if (!claims.success || claims.data.expiresAtMs <= context.nowMs()) return null
  return context.reader.forLearner(claims.data.userId, (view) => readViewer(view, claims.data))
}

function readViewer(view: LearnerSnapshot, claims: SessionClaims): Viewer | null {
  const { userId, sessionId, deviceId } = claims
  const [user] = view.all(
    'viewer',
    tables
      .selectFrom('User')
      .leftJoin('Password', 'Password.userId', 'User.id')
      .leftJoin('Revocation', (join) =>
        join.onRef('Revocation.userId', '=', 'User.id').on('Revocation.sessionId', '=', sessionId),
      )
      .select(['User.name', 'User.email', 'User.role', 'User.status', 'User.timeZone'])
      .select(['Password.version', 'Revocation.id as revocationId'])
      .where('User.id', '=', userId),
  )
  if (!user || user.status !== 'ACTIVE' || user.revocationId !== null) return null
  if ((user.version ?? 0) !== claims.credentialVersion || hasEnded(view, sessionId)) return null
  const { name, email, role, timeZone } = user
  return { userId, sessionId, deviceId, name, email, role, timeZone }
}

/** Signed out on this server, before the primary knows. */
function hasEnded(view: LearnerSnapshot, sessionId: string): boolean {
  return view.pending.some(
    (entry) => entry.kind === 'session-ended.v1' && SessionEnded.parse(entry.payload).sessionId === sessionId,
  )
}
