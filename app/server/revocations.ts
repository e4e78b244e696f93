import { sql } from 'kysely'
import type { PrimaryHttp } from '#app/data/primary-http.server.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { SessionChecks } from '#app/features/user/rules/session-lease.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { Data } from './open-data.ts'

/** `SessionChecks` that are kept up, with their end. */
export interface Revocations extends SessionChecks {
  close(): void
}

/**
 * Asks the primary every two seconds for the revocations that this server's copy does not hold yet. Where the primary is
 * a local file the copy holds them all, and nothing is asked.
 *
 * @param reportError of what is no outage
 */
export function startRevocations(
  data: RevocationsData,
  reportError: (error: unknown) => void = () => undefined,
): Revocations {
  const { http, freshness } = data
  if (!http) return { ...LOCAL_CHECKS, close: () => undefined }
  let ahead = toAhead([])
  let polledAtMs: number | null = null
  let isClosed = false
  let timer = setTimeout(() => pollAndGoOn(http), 0)

  function pollAndGoOn(primary: Ask): void {
    poll(primary)
      .catch(reportError)
      .finally(() => {
        if (!isClosed) timer = setTimeout(() => pollAndGoOn(primary), POLL_MS * (0.8 + Math.random() * 0.4))
      })
  }

  async function poll(primary: Ask): Promise<void> {
    const startedAtMs = Date.now()
    const rows = await listAhead(data, primary)
    if (isClosed || !rows) return
    const found = toAhead(rows)
    const isNew = [...found.ids].some((id) => !ahead.ids.has(id))
    // What is left out now has come into the copy.
    ahead = found
    polledAtMs = startedAtMs
    if (isNew) void freshness.syncOnce(SYNC_DEADLINE_MS).catch(reportError)
  }

  return {
    isRevoked: ({ sessionId, userId, credentialVersion }) =>
      ahead.userIds.get(sessionId) === userId ||
      credentialVersion < (ahead.credentialVersions.get(userId) ?? 0),
    lastCheckedAt() {
      const { syncedAtMs } = freshness.state()
      return polledAtMs === null ? syncedAtMs : Math.max(polledAtMs, syncedAtMs ?? 0)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

/** What asking needs of a node's data. */
export type RevocationsData = Pick<Data, 'replica' | 'freshness'> & {
  readonly http: Ask | null
}

type Ask = Pick<PrimaryHttp, 'ask'>

/** Of a server whose copy is the primary itself: it knows every ended session at once. */
export const LOCAL_CHECKS: SessionChecks = { isRevoked: () => false, lastCheckedAt: () => 'now' }

interface Row {
  readonly place: number
  readonly id: string
  readonly userId: string
  readonly sessionId: string | null
  readonly credentialVersion: number | null
}

/** What is not in the copy yet. */
function toAhead(rows: readonly Row[]) {
  const userIds = new Map<string, string>()
  const credentialVersions = new Map<string, number>()
  for (const { userId, sessionId, credentialVersion } of rows) {
    if (sessionId !== null) userIds.set(sessionId, userId)
    const version = Math.max(credentialVersion ?? 0, credentialVersions.get(userId) ?? 0)
    if (credentialVersion !== null) credentialVersions.set(userId, version)
  }
  return { ids: new Set(rows.map((row) => row.id)), userIds, credentialVersions }
}

/** The primary's rows beyond those of the copy, in their order; null when it has not told all of them in time. */
async function listAhead({ replica, freshness }: RevocationsData, http: Ask) {
  const { isOpen, alarm } = freshness.state()
  // Without a copy nobody is signed in.
  if (!isOpen) return null
  const [last] = replica.all('last-revocation', lastRevocation)
  // Rows have the same place in the primary and in a copy of it; a copy of another history says nothing.
  let after = alarm === null ? (last?.place ?? 0) : 0
  const deadlineMs = performance.now() + ASK_DEADLINE_MS
  const rows: Row[] = []
  for (;;) {
    const leftMs = deadlineMs - performance.now()
    if (leftMs <= 0) return null
    const answered = await http.ask(rowsAfter(after), Math.ceil(leftMs))
    if (!answered.ok) return null
    rows.push(...answered.value)
    after = answered.value.at(-1)?.place ?? after
    if (answered.value.length < PAGE_ROWS) return rows
  }
}

/** Of the newest row. */
export const lastRevocation = prepare(() =>
  tables.selectFrom('Revocation').select(sql<number | null>`max(rowid)`.as('place')),
)({})

function rowsAfter(place: number) {
  return tables
    .selectFrom('Revocation')
    .select(['id', 'userId', 'sessionId', 'credentialVersion'])
    .select(sql<number>`rowid`.as('place'))
    .where(sql<number>`rowid`, '>', place)
    .orderBy(sql`rowid`)
    .limit(PAGE_ROWS)
}

/** With the time that asking may take, an ended session ends here within five seconds. */
const POLL_MS = 2 * SECOND_MS
const ASK_DEADLINE_MS = 2 * SECOND_MS
const SYNC_DEADLINE_MS = 5 * SECOND_MS
const PAGE_ROWS = 5_000
