import type { Journal } from '#app/data/journal.ts'
import type { LearnerSnapshot, Reader } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { makeEntry } from '#app/entries.ts'
import { SEEN_MS, SessionBegun, SessionSeen } from './rules/session.ts'

/** Whose session is used, from where. */
export interface SeenSession {
  readonly userId: string
  readonly sessionId: string
  readonly deviceId: string
  /** IANA name. */
  readonly timeZone: string
}

/**
 * Notes that a session is used: once an hour at most, for the list of devices. Nearly always this is one look into a map;
 * nobody waits for the entry, and where it cannot be kept nothing is lost.
 *
 * @param journal one that no browser is told to follow
 */
export async function noteSessionSeen(
  journal: Journal,
  reader: Reader,
  seen: SeenSession,
  { nowMs, newId }: { readonly nowMs: number; readonly newId: () => string },
): Promise<void> {
  const { sessionId, userId } = seen
  if (nowMs - (lastNoted.get(sessionId) ?? 0) < SEEN_MS) return
  remember(sessionId, nowMs)
  const lastSeenAt = reader.forLearner(userId, (view) => findLastSeen(view, seen))
  // One that is not here is on its way, and new.
  if (lastSeenAt === null) return
  const lastSeenMs = Date.parse(lastSeenAt)
  if (nowMs - lastSeenMs < SEEN_MS) return remember(sessionId, lastSeenMs)
  await journal.append(makeEntry('session-seen.v1', seen, { sessionId }, { id: newId(), nowMs }))
}

/**
 * When a session was last noted to be used, by any server; null where nothing is known of it.
 *
 * @returns ISO-8601
 */
export function findLastSeen(
  view: LearnerSnapshot,
  { userId, sessionId }: Pick<SeenSession, 'userId' | 'sessionId'>,
): string | null {
  const [row] = view.all('session-last-seen', lastSeenOf({ userId, sessionId }))
  let last = row?.lastSeenAt ?? null
  for (const { kind, at, payload } of view.pending) {
    const isAbout =
      (kind === 'session-begun.v1' && SessionBegun.parse(payload).sessionId === sessionId) ||
      (kind === 'session-seen.v1' && SessionSeen.parse(payload).sessionId === sessionId)
    if (isAbout && (last === null || at > last)) last = at
  }
  return last
}

const lastSeenOf = prepare((given: Readonly<Record<'userId' | 'sessionId', string>>) =>
  tables
    .selectFrom('Session')
    .select('lastSeenAt')
    .where('id', '=', given.sessionId)
    .where('userId', '=', given.userId),
)

/** By session, in milliseconds since the epoch; of the sessions that were used last. */
const lastNoted = new Map<string, number>()
const MAX_NOTED = 10_000

function remember(sessionId: string, atMs: number): void {
  lastNoted.delete(sessionId)
  lastNoted.set(sessionId, atMs)
  const [oldest] = lastNoted.keys()
  if (lastNoted.size > MAX_NOTED && oldest !== undefined) lastNoted.delete(oldest)
}
