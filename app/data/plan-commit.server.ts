import { randomBytes } from 'node:crypto'
import { toIso } from '#app/kernel/time.ts'
import { appendMark, requireChange, requireMark } from './ledger.ts'
import type { Audit, CommitExtras, CommitRefusal, CommitStatement } from './primary.ts'
import { tables, toStatement, type Statement } from './sql.ts'
import { toCommitRefusal, type SqliteFailure } from './sqlite-refusal.ts'

/** Time and identity, handed in. */
export interface PrimaryClock {
  readonly nowMs: () => number
  /** A new ULID. */
  readonly newId: () => string
}

/** A commit as it is sent, to a file or over HTTP. */
export interface CommitPlan {
  /** Guards, the given statements, the audit row, and last the ledger's row, which answers its `seq`. */
  readonly statements: readonly Statement[]
  /** Of the ledger's row. */
  readonly ledgerId: string
  /**
   * Names a failure of the statement at this place; null when it is none of the expected ones.
   *
   * @param place index into `statements`, null when unknown
   */
  readonly toRefusal: (failure: SqliteFailure, place: number | null) => CommitRefusal | null
}

/** Puts the guards, the audit row and the ledger's row to a commit's statements. */
export function planCommit(
  given: readonly CommitStatement[],
  extras: CommitExtras,
  clock: PrimaryClock,
): CommitPlan {
  const ledgerId = randomBytes(16).toString('hex')
  const now = toIso(clock.nowMs())
  const placed: Placed[] = [
    ...(extras.history
      ? [{ ...requireMark(extras.history), of: null, guards: 'FOREIGN_HISTORY' as const }]
      : []),
    ...given.flatMap(place),
    ...toAuditStatements(extras.audit, now, clock).map(placeOwn),
    placeOwn(appendMark(ledgerId, now)),
  ]
  return {
    statements: placed,
    ledgerId,
    toRefusal(failure, index) {
      const at = index === null ? undefined : placed[index]
      if (at?.guards === 'FOREIGN_HISTORY' && failure.message.includes('no such table')) {
        // A primary that was wiped has no ledger either.
        const detail = `${failure.code}: ${failure.message}`
        return { code: 'FOREIGN_HISTORY', field: null, statementIndex: null, detail }
      }
      const refusal = toCommitRefusal(failure, at?.of ?? null)
      if (!refusal || !at?.guards || refusal.code === 'UNAVAILABLE') return refusal
      return { ...refusal, code: at.guards, field: null }
    },
  }
}

/** A statement, whose it is among the given ones, and what its failure means where it is a guard. */
interface Placed extends Statement {
  readonly of: number | null
  readonly guards: 'FOREIGN_HISTORY' | 'NOT_FOUND' | null
}

function place({ sql, parameters, mustChange }: CommitStatement, of: number): Placed[] {
  const statement = { sql, parameters, of, guards: null }
  return mustChange ? [statement, { ...requireChange(), of, guards: 'NOT_FOUND' }] : [statement]
}

function placeOwn({ sql, parameters }: Statement): Placed {
  return { sql, parameters, of: null, guards: null }
}

function toAuditStatements(audit: Audit | undefined, now: string, clock: PrimaryClock): Statement[] {
  if (!audit) return []
  const row = {
    id: clock.newId(),
    actorId: audit.actorId,
    operation: audit.operation,
    entity: audit.entity,
    entityId: audit.entityId,
    before: audit.before === undefined ? null : JSON.stringify(audit.before),
    after: audit.after === undefined ? null : JSON.stringify(audit.after),
    createdAt: now,
  }
  return [toStatement(tables.insertInto('AuditLog').values(row))]
}
