/** What is to be run, on a fresh in-memory SQLite, before an answer in SQL can be graded. */
export interface SqlRun {
  /** The dataset: trusted statements that make and fill the tables. */
  readonly setup: string
  /** The learner's statements: not trusted. */
  readonly statements: string
  /** A query run after them, whose rows are compared instead of theirs. */
  readonly check: string | null
}

/** A value as it travels: integers beyond 2^53 and blobs as text (`x'00ff'`). */
export type SqlCell = string | number | null

/**
 * What the run yielded. `timeout`: killed at its time limit. `too-many-rows`: more than the row limit. `unavailable`: it
 * was not run to an end, through no fault of the statements that is known; there is nothing to grade.
 */
export type SqlOutcome =
  | {
      readonly kind: 'rows'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly SqlCell[])[]
    }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'timeout'; readonly limitMs: number }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  | { readonly kind: 'unavailable'; readonly message: string }

/** Runs SQL in a process of its own; never throws for what the statements do. */
export type RunSql = (run: SqlRun) => Promise<SqlOutcome>

/**
 * As `RunSql`, for a learner: one run at a time and few in line, so that nobody can keep the others waiting. What is
 * beyond that is `unavailable`.
 */
export type RunLearnerSql = (run: SqlRun, learnerId: string) => Promise<SqlOutcome>
