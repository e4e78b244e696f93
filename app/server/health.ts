import type { RequestHandler } from 'express'
import { oldestMark } from '#app/data/ledger.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { Data } from './open-data.ts'

/**
 * `GET /health`: what this process alone can say, without asking anybody. 200 while reads can be served.
 *
 * @param version of the release
 */
export function showHealth(data: Data, version: string): RequestHandler {
  return (_request, response) => {
    const epoch = findEpoch(data)
    const { syncedAtMs, frame, isPrimaryReachable, alarm } = data.freshness.state()
    const { pending, parked, oldestAt } = data.journal.readBacklog()
    const reachable = data.http ? data.http.isReachable() && isPrimaryReachable : epoch !== null
    const isWell = reachable && alarm === null && data.journal.isWorking()
    response.status(epoch === null ? 503 : 200).json({
      status: epoch === null ? 'unavailable' : isWell ? 'ok' : 'degraded',
      primary: { kind: data.http ? 'libsql' : 'file', reachable, epoch },
      replica: { frame, ageSeconds: syncedAtMs === null ? null : secondsSince(syncedAtMs), alarm },
      journal: { pending, parked, oldestSeconds: oldestAt === null ? 0 : secondsSince(Date.parse(oldestAt)) },
      version,
    })
  }
}

/** The id of the ledger's first row names the history; null when the database cannot be read. */
function findEpoch({ replica }: Data): string | null {
  try {
    return replica.all('epoch', oldestMark)[0]?.id ?? ''
  } catch {
    return null
  }
}

function secondsSince(atMs: number): number {
  return Math.max(0, Math.round((Date.now() - atMs) / SECOND_MS))
}
