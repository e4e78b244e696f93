import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { PrimaryHttp } from './primary-http.server.ts'
import type { Statement } from './sql.ts'

/** Why the work was not done: the primary is out of reach, or another node went on with its own for too long. */
export type LockRefusal = 'unreachable' | 'taken'

/**
 * Does something that only one node may do at a time, such as migrating: the lock lies in the primary, runs by the
 * primary's clock, and is given up by a node that dies.
 *
 * @param holder names who has it
 * @param work ends early when it loses touch: everything in it must stand being done twice
 */
export async function withReleaseLock<Value>(
  http: PrimaryHttp,
  holder: string,
  work: () => Promise<Value>,
): Promise<Result<Value, LockRefusal>> {
  const deadlineMs = performance.now() + WAIT_MS
  for (;;) {
    const taken = await take(http, holder)
    if (taken === null) return fail('unreachable')
    if (taken) break
    if (performance.now() > deadlineMs) return fail('taken')
    await sleep(SECOND_MS)
  }
  const renewal = setInterval(() => void take(http, holder), LEASE_MS / 4)
  try {
    return ok(await work())
  } finally {
    clearInterval(renewal)
    await http.batch([{ sql: RELEASE, parameters: [holder] }], 'write')
  }
}

/** Whether the lock is this holder's now; null when nobody answered. */
async function take(http: PrimaryHttp, holder: string): Promise<boolean | null> {
  const statements: Statement[] = [
    { sql: CREATE, parameters: [] },
    { sql: TAKE, parameters: [holder, LEASE_MS] },
  ]
  const answered = await http.batch(statements, 'write')
  if (answered.ok) return (answered.value[1]?.rows.length ?? 0) > 0
  return answered.reason.kind === 'refused' ? false : null
}

/** After this, a holder that was not heard of has lost it. */
const LEASE_MS = MINUTE_MS
const WAIT_MS = 10 * MINUTE_MS

/** Not part of the schema: it has to be there before the first migration. */
const CREATE = `CREATE TABLE IF NOT EXISTS "_release_lock" (
  "name" TEXT PRIMARY KEY, "holder" TEXT NOT NULL, "expiresAtMs" INTEGER NOT NULL
)`
const NOW_MS = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`
const TAKE = `INSERT INTO "_release_lock" ("name", "holder", "expiresAtMs") VALUES ('release', ?, ${NOW_MS} + ?)
  ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "expiresAtMs" = excluded."expiresAtMs"
  WHERE "expiresAtMs" < ${NOW_MS} OR "holder" = excluded."holder"
  RETURNING "holder"`
const RELEASE = `DELETE FROM "_release_lock" WHERE "name" = 'release' AND "holder" = ?`
