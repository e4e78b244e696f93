import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { SessionBegun, SessionEnded, SessionSeen } from './rules/session.ts'

/** A browser that somebody is signed in with. */
export interface SessionFacts {
  readonly id: string
  /** As `deviceLabel` makes it. */
  readonly deviceLabel: string
  /** ISO-8601; to the hour, more or less. */
  readonly lastSeenAt: string
  /** ISO-8601. */
  readonly createdAt: string
}

/** A person's sessions that are neither over nor ended, the one that was used last first. */
export function listSessions(view: LearnerSnapshot, userId: string, nowMs: number): SessionFacts[] {
  const now = toIso(nowMs)
  const sessions = new Map(view.all('sessions', sessionsOf({ userId, now })).map((row) => [row.id, row]))
  for (const { kind, at, payload } of view.pending) {
    if (kind === 'session-begun.v1') {
      const { sessionId, deviceLabel, expiresAt } = SessionBegun.parse(payload)
      if (expiresAt > now)
        sessions.set(sessionId, { id: sessionId, deviceLabel, lastSeenAt: at, createdAt: at })
    }
    if (kind === 'session-ended.v1') sessions.delete(SessionEnded.parse(payload).sessionId)
    if (kind === 'session-seen.v1') {
      const seen = sessions.get(SessionSeen.parse(payload).sessionId)
      if (seen && at > seen.lastSeenAt) sessions.set(seen.id, { ...seen, lastSeenAt: at })
    }
  }
  const ended = new Set(view.all('ended-sessions', endedOf({ userId })).map(({ sessionId }) => sessionId))
  return [...sessions.values()]
    .filter(({ id }) => !ended.has(id))
    .toSorted((one, other) => (one.lastSeenAt < other.lastSeenAt ? 1 : -1))
}

const sessionsOf = prepare((given: Readonly<Record<'userId' | 'now', string>>) =>
  tables
    .selectFrom('Session')
    .select(['id', 'deviceLabel', 'lastSeenAt', 'createdAt'])
    .where('userId', '=', given.userId)
    .where('endedAt', 'is', null)
    .where('expirationDate', '>', given.now),
)

/** A session may have been ended before its own row came. */
const endedOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('Revocation')
    .select('sessionId')
    .where('userId', '=', given.userId)
    .where('sessionId', 'is not', null),
)
