import { join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import type { MigrationDatabase } from '#app/data/migrations/migration-database.server.ts'
import { openRemoteDatabase } from '#app/data/migrations/remote-database.server.ts'
import { openPrimaryHttp, type PrimaryAddress, type PrimaryHttp } from '#app/data/primary-http.server.ts'
import { withReleaseLock } from '#app/data/release-lock.server.ts'
import type { SqlValue, Statement } from '#app/data/sql.ts'
import { isDamage } from '#app/data/sqlite-refusal.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import type { RestoreProblem } from './backup-problem.ts'
import { compareFacts, type ComparedFact } from './compare-facts.ts'
import { listTables, readDatabaseFacts, type Ask } from './database-facts.server.ts'
import { dumpDatabase, type Dump } from './dump-statements.server.ts'
import { DATABASE_FILE, type Manifest } from './manifest.ts'

/** Where to restore, and what is needed for it. */
export interface ServerTarget {
  readonly address: PrimaryAddress
  /** Of a backup that is encrypted. */
  readonly encryptionKey?: string | undefined
  /** Names this process to whoever waits for the release lock. */
  readonly holder: string
}

/**
 * Sends a verified backup's database to a libSQL server that has no tables, and asks it for the same figures. Under the
 * lock of those who migrate: no node takes the empty server for a new one meanwhile.
 *
 * @returns the figures side by side
 */
export async function restoreToServer(
  folder: string,
  manifest: Manifest,
  target: ServerTarget,
): Promise<Result<ComparedFact[], RestoreProblem>> {
  const { url, authToken } = target.address
  const encryptionKey = manifest.isEncrypted ? target.encryptionKey : undefined
  if (manifest.isEncrypted && encryptionKey === undefined) return fail({ kind: 'encrypted' })
  const writing = openRemoteDatabase(url, authToken, REQUEST_MS)
  if (!writing.ok) return fail({ kind: 'unreachable', where: url, detail: writing.reason.detail })
  const http = openPrimaryHttp(target.address)
  const connection = Connection.openReadOnly(join(folder, DATABASE_FILE), encryptionKey)
  try {
    const dump = dumpDatabase(connection)
    if ('virtualTable' in dump) return fail({ kind: 'virtual-table', table: dump.virtualTable })
    const done = await withReleaseLock(http, target.holder, () => send(dump, manifest, writing.value, http))
    if (done.ok) return done.value
    return done.reason === 'taken'
      ? fail({ kind: 'locked', where: url })
      : fail({ kind: 'unreachable', where: url, detail: 'it did not answer' })
  } catch (error) {
    if (!isDamage(error)) throw error
    return fail({ kind: 'failed', detail: 'REPLICA_ENCRYPTION_KEY is not the one of this backup.' })
  } finally {
    connection.close()
    writing.value.close()
    http.close()
  }
}

async function send(
  dump: Dump,
  { facts }: Manifest,
  writing: MigrationDatabase,
  http: PrimaryHttp,
): Promise<Result<ComparedFact[], RestoreProblem>> {
  const where = writing.where
  const ask = asking(http)
  let hasBegun = false
  try {
    const [found] = await listTables(ask)
    if (found !== undefined) return fail({ kind: 'not-empty', where, found: `the table ${found}` })
    hasBegun = true
    for (const batch of batchesOf(dump)) {
      const ran = await writing.runAtomically(batch)
      if (!ran.ok) throw new NotTaken(ran.reason.detail)
    }
    return ok(compareFacts(facts, await readDatabaseFacts(ask)))
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    return fail({ kind: hasBegun ? 'partial' : 'unreachable', where, detail: error.message })
  }
}

function* batchesOf(dump: Dump): Generator<readonly Statement[]> {
  yield dump.tables
  yield* dump.rows()
  yield dump.rest
  yield* dump.last()
}

/** That the server did not answer, or not with what was expected; caught in this file. */
class NotTaken extends Error {}

function asking(http: PrimaryHttp): Ask {
  return async (sql) => {
    const answered = await http.batch([{ sql, parameters: [] }], 'read', REQUEST_MS)
    if (answered.ok) return (answered.value[0]?.rows ?? []).map((row) => Array.from(row, toSqlValue))
    const { reason } = answered
    if (reason.kind === 'unreachable') throw new NotTaken(reason.detail)
    // Some servers do not answer every PRAGMA; whatever else they refuse is needed.
    if (sql.includes('pragma_')) return null
    throw new NotTaken(reason.failure.message)
  }
}

function toSqlValue(value: SqlValue | ArrayBuffer): SqlValue {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value
}

/** Checking a large database takes a while. */
const REQUEST_MS = MINUTE_MS
