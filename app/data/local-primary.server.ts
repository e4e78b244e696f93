import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { Connection } from './connection.server.ts'
import { planCommit, type CommitPlan, type PrimaryClock } from './plan-commit.server.ts'
import type { CommitRefusal, Primary } from './primary.ts'
import { isBusy, isSqliteFailure } from './sqlite-refusal.ts'

/** How long a commit may wait, for another writer or for the network, before it is refused. */
export const COMMIT_DEADLINE_MS = 5 * SECOND_MS

/** A `Primary` in a local file, with the handle's end. */
export interface LocalPrimary extends Primary {
  close(): void
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
    async commit(statements, extras = {}) {
      const plan = planCommit(statements, extras, clock)
      const deadlineMs = performance.now() + COMMIT_DEADLINE_MS
      for (;;) {
        try {
          return commitOnce(connection, plan)
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

function commitOnce(connection: Connection, plan: CommitPlan): Result<number, CommitRefusal> {
  let place: number | null = null
  try {
    return connection.transaction('immediate', () => {
      let rows: readonly { readonly seq?: number }[] = []
      for (const [index, statement] of plan.statements.entries()) {
        place = index
        rows = connection.all<{ seq?: number }>(statement.sql, statement.parameters)
      }
      place = null
      // The ledger's row is the last, and answers its sequence.
      const seq = rows[0]?.seq
      if (seq === undefined) throw new Error('the ledger answered no sequence')
      return ok(seq)
    })
  } catch (error) {
    if (isBusy(error) || !isSqliteFailure(error)) throw error
    const refusal = plan.toRefusal(error, place)
    if (!refusal) throw error
    return fail(refusal)
  }
}

const BUSY: CommitRefusal = {
  code: 'UNAVAILABLE',
  field: null,
  statementIndex: null,
  detail: 'the write lock was held beyond the deadline',
}
