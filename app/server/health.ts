import type { RequestHandler } from 'express'
import { tables } from '#app/data/sql.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { Data } from './open-data.ts'

/**
 * `GET /health`: what this process alone can say. 200 while reads can be served.
 *
 * @param version of the release
 */
export function showHealth(data: Data, version: string): RequestHandler {
  return (_request, response) => {
    const epoch = findEpoch(data)
    const { pending, parked, oldestAt } = data.journal.readBacklog()
    const status = epoch === null ? 'unavailable' : data.journal.isWorking() ? 'ok' : 'degraded'
    response.status(epoch === null ? 503 : 200).json({
      status,
      primary: { kind: 'file', reachable: epoch !== null, epoch },
      // The primary is this very file: nothing is replicated, nothing is old.
      replica: { frame: null, ageSeconds: 0 },
      journal: { pending, parked, oldestSeconds: oldestAt === null ? 0 : secondsSince(oldestAt) },
      version,
    })
  }
}

/** The id of the ledger's first row names the history; null when the database cannot be read. */
function findEpoch(data: Data): string | null {
  try {
    const [row] = data.replica.all('epoch', tables.selectFrom('Ledger').select('id').orderBy('seq').limit(1))
    return row?.id ?? ''
  } catch {
    return null
  }
}

function secondsSince(at: string): number {
  return Math.max(0, Math.round((Date.now() - Date.parse(at)) / SECOND_MS))
}
