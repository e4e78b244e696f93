import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { SECOND_MS, toIso } from '#app/kernel/time.ts'
import { Connection } from './connection.server.ts'
import type { Audit, CommitRefusal, Primary } from './primary.ts'
import { tables, toStatement, type Statement } from './sql.ts'
import { isBusy, isSqliteFailure, toCommitRefusal } from './sqlite-refusal.ts'

/** How long a commit may wait for another writer before it is refused. */
export const COMMIT_DEADLINE_MS = 5 * SECOND_MS

/** A `Primary` in a local file, with the handle's end. */
export interface LocalPrimary extends Primary {
  close(): void
}

/** Time and identity, handed in. */
export interface PrimaryClock {
  readonly nowMs: () => number
  /** A new ULID. */
  readonly newId: () => string
}

/**
 * Opens a migrated database file as the primary. One transaction per commit; several threads and processes may hold
 * one each, the write lock goes round.
 *
 * @throws SqliteError when the file cannot be opened or is no database
 */
export function openLocalPrimary(path: string, clock: PrimaryClock): LocalPrimary {
  const connection = Connection.openWritable(path)
  return {
    async commit(statements, audit) {
      const deadlineMs = performance.now() + COMMIT_DEADLINE_MS
      for (;;) {
        try {
          return commitOnce(connection, [...statements, ...toAuditStatements(audit, clock)], clock)
        } catch (error) {
          if (!isBusy(error)) throw error
          if (performance.now() > deadlineMs) return fail(BUSY)
          // SQLite's own busy wait would stop the event loop, and every page with it.
          await sleep(2 + Math.random() * 8)
        }
      }
    },
    close: () => connection.close(),
  }
}

function commitOnce(
  connection: Connection,
  statements: readonly Statement[],
  clock: PrimaryClock,
): Result<number, CommitRefusal> {
  let statementIndex: number | null = null
  try {
    return connection.transaction('immediate', () => {
      for (const [index, statement] of statements.entries()) {
        statementIndex = index
        connection.run(statement.sql, statement.parameters)
      }
      statementIndex = null
      return ok(appendLedger(connection, clock))
    })
  } catch (error) {
    if (isBusy(error) || !isSqliteFailure(error)) throw error
    const refusal = toCommitRefusal(error, statementIndex)
    if (!refusal) throw error
    return fail(refusal)
  }
}

/** The ledger is how a node knows one history from another: a random id at every sequence. */
function appendLedger(connection: Connection, clock: PrimaryClock): number {
  const { sql, parameters } = toStatement(
    tables
      .insertInto('Ledger')
      .values({ id: randomBytes(16).toString('hex'), createdAt: toIso(clock.nowMs()) })
      .returning('seq'),
  )
  const [row] = connection.all<{ seq: number }>(sql, parameters)
  if (!row) throw new Error('the ledger answered no sequence')
  return row.seq
}

function toAuditStatements(audit: Audit | undefined, clock: PrimaryClock): Statement[] {
  if (!audit) return []
  const row = {
    id: clock.newId(),
    actorId: audit.actorId,
    operation: audit.operation,
    entity: audit.entity,
    entityId: audit.entityId,
    before: audit.before === undefined ? null : JSON.stringify(audit.before),
    after: audit.after === undefined ? null : JSON.stringify(audit.after),
    createdAt: toIso(clock.nowMs()),
  }
  return [toStatement(tables.insertInto('AuditLog').values(row))]
}

const BUSY: CommitRefusal = {
  code: 'UNAVAILABLE',
  field: null,
  statementIndex: null,
  detail: 'the write lock was held beyond the deadline',
}
