import type { Json } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'
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
 * `UNAVAILABLE`: out of reach or busy beyond the deadline. `STALE`: a learner's stream has moved on meanwhile.
 */
export interface CommitRefusal {
  readonly code: 'DUPLICATE_ENTRY' | 'FOREIGN_KEY_ERROR' | 'VALIDATION_ERROR' | 'STALE' | 'UNAVAILABLE'
  /** Column name, e.g. `email`. */
  readonly field: string | null
  /** Index into the given statements. */
  readonly statementIndex: number | null
  /** For the log, not for people. */
  readonly detail: string
}

/** Where truth is, and where a direct act ends. */
export interface Primary {
  /**
   * All of the statements or none, in one round trip, together with a row of the ledger and of the audit log.
   *
   * @returns the ledger's sequence of this commit
   */
  commit(statements: readonly Statement[], audit?: Audit): Promise<Result<number, CommitRefusal>>
}
