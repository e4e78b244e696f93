import type { Json } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'
import type { LedgerMark } from './ledger.ts'
import type { Statement } from './sql.ts'

/** Who did what to what, for the audit log; written in the same commit as what it tells of. */
export interface Audit {
  /** The acting user, or `system`. */
  readonly actorId: string
  /** Verb and noun, e.g. `sign-up`. */
  readonly operation: string
  /** Model name, e.g. `User`. */
  readonly entity: string
  readonly entityId: string
  readonly before?: Json
  readonly after?: Json
}

/**
 * Why a commit did not happen, with the field at fault where SQLite names it.
 * `NOT_FOUND`: a statement that must change a row changed none. `STALE`: a learner's stream has moved on meanwhile.
 * `FOREIGN_HISTORY`: the primary is not the one that the statements were made for. `UNAVAILABLE`: out of reach, or busy
 * beyond the deadline.
 */
export interface CommitRefusal {
  readonly code:
    | 'DUPLICATE_ENTRY'
    | 'FOREIGN_KEY_ERROR'
    | 'NOT_FOUND'
    | 'VALIDATION_ERROR'
    | 'STALE'
    | 'FOREIGN_HISTORY'
    | 'UNAVAILABLE'
  /** Column name, e.g. `email`. */
  readonly field: string | null
  /** Index into the given statements. */
  readonly statementIndex: number | null
  /** For the log, not for people. */
  readonly detail: string
  /** Of `UNAVAILABLE`: the connection broke before the answer came, and it may have happened all the same. */
  readonly mayHaveHappened?: boolean
}

/** A statement of a commit. */
export interface CommitStatement extends Statement {
  /** Refuses the whole commit with `NOT_FOUND` when it changes no row. */
  readonly mustChange?: boolean
}

/** What may go with a commit. */
export interface CommitExtras {
  readonly audit?: Audit | undefined
  /** Refuses the whole commit with `FOREIGN_HISTORY` unless the primary's ledger has this mark. */
  readonly history?: LedgerMark | null
}

/** Where truth is, and where a direct act ends. */
export interface Primary {
  /**
   * All of the statements or none, in one round trip, together with a row of the ledger and of the audit log. Never
   * sent twice: whoever repeats it looks first whether it happened.
   *
   * @returns the ledger's sequence of this commit
   */
  commit(
    statements: readonly CommitStatement[],
    extras?: CommitExtras,
  ): Promise<Result<number, CommitRefusal>>
}
