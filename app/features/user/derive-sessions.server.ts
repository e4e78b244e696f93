import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { SessionBegun, SessionEnded, SessionSeen } from './rules/session.ts'

/** The rows that sessions begun, seen and ended mean: the list of devices, and the table that nodes ask for revocations. */
export function deriveSessions({ entries }: LearnerBatch, nowMs: number): Statement[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'session-begun.v1') return begunStatements(entry, nowMs)
    if (entry.kind === 'session-ended.v1') return endedStatements(entry, nowMs)
    if (entry.kind === 'session-seen.v1') return [seenStatement(entry, nowMs)]
    return []
  })
}

function begunStatements(entry: AcceptedEntry, nowMs: number): Statement[] {
  const { sessionId, deviceLabel, expiresAt } = SessionBegun.parse(entry.payload)
  const { userId, deviceId, at } = entry
  const now = toIso(nowMs)
  const device = { id: deviceId, userId, label: deviceLabel, createdAt: at, updatedAt: now }
  const session = {
    id: sessionId,
    userId,
    deviceId,
    deviceLabel,
    expirationDate: expiresAt,
    lastSeenAt: at,
    createdAt: at,
    updatedAt: now,
  }
  return [
    toStatement(
      tables
        .insertInto('Device')
        .values(device)
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ label: deviceLabel, updatedAt: now })
            .where('Device.userId', '=', userId),
        ),
    ),
    toStatement(
      tables
        .insertInto('Session')
        .values(session)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ]
}

/** Whatever order they come in, the latest counts; of a session that was never begun there is no row. */
function seenStatement(entry: AcceptedEntry, nowMs: number): Statement {
  const { sessionId } = SessionSeen.parse(entry.payload)
  const { userId, at } = entry
  return toStatement(
    tables
      .updateTable('Session')
      .set({ lastSeenAt: at, updatedAt: toIso(nowMs) })
      .where('id', '=', sessionId)
      .where('userId', '=', userId)
      .where('lastSeenAt', '<', at),
  )
}

function endedStatements(entry: AcceptedEntry, nowMs: number): Statement[] {
  const { sessionId } = SessionEnded.parse(entry.payload)
  const { id, userId, at } = entry
  // There is one revocation for a session: somebody else's must not stand where the owner's has to go.
  const isForeign = tables
    .selectFrom('Session')
    .select('id')
    .where('id', '=', sessionId)
    .where('userId', '<>', userId)
  const revocation = tables
    .selectNoFrom((eb) => [
      eb.val(id).as('id'),
      eb.val(userId).as('userId'),
      eb.val('SESSION' as const).as('kind'),
      eb.val(sessionId).as('sessionId'),
      eb.val(at).as('createdAt'),
    ])
    .where((eb) => eb.not(eb.exists(isForeign)))
  return [
    toStatement(
      tables
        .updateTable('Session')
        .set({ endedAt: at, updatedAt: toIso(nowMs) })
        .where('id', '=', sessionId)
        .where('userId', '=', userId),
    ),
    toStatement(
      tables
        .insertInto('Revocation')
        .columns(['id', 'userId', 'kind', 'sessionId', 'createdAt'])
        .expression(revocation)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ]
}
