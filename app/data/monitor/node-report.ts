import type { ReplicaState } from '#app/data/freshness.ts'
import type { JournalBacklog } from '#app/data/journal/journal-rows.server.ts'
import type { Sample } from './samples.ts'
import type { SlowQuery } from './slow-queries.ts'

/** How questions of one name went since the start. */
export interface QuestionSummary {
  readonly name: string
  readonly count: number
  readonly meanMs: number
  readonly longestMs: number
  readonly rows: number
}

/** Everything that a node can say of itself without asking anybody. */
export interface NodeReport {
  readonly nodeId: string
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly nowMs: number
  readonly uptimeSeconds: number
  readonly primary: { readonly kind: 'file' | 'libsql'; readonly isReachable: boolean }
  readonly replica: ReplicaState
  readonly backlog: JournalBacklog
  /** Why the journal acknowledges nothing; null while it works. */
  readonly journalProblem: string | null
  /** How often the process that keeps the copy had to be replaced. */
  readonly syncerRestarts: number
  /** The last hour, oldest first. */
  readonly samples: readonly Sample[]
  /** The most expensive in all first. */
  readonly questions: readonly QuestionSummary[]
  /** The newest first. */
  readonly slow: readonly SlowQuery[]
}
