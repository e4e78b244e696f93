import type { AcceptedEntry } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'

/** How far a learner's work has come: kept by this server, or in the primary. */
export type SavedLevel = 'server' | 'safe'

/** What became of an append. */
export interface Appended {
  /** The entry as it is kept; for a repetition, the one that came first. */
  readonly entry: AcceptedEntry
  /** Its place in this node's journal. */
  readonly seq: number
  readonly saved: SavedLevel
  readonly isRepetition: boolean
}

/**
 * Why an entry was not kept: `conflict`, another content under the same id (the kept one comes with it); `unavailable`,
 * the disk is full, failing or read-only, and nothing was acknowledged.
 */
export type AppendRefusal =
  | { readonly code: 'conflict'; readonly kept: AcceptedEntry }
  | { readonly code: 'unavailable' }

/** Where a journaled act ends: a local append-only file, written through to the disk before it answers. */
export interface Journal {
  append(entry: AcceptedEntry): Promise<Result<Appended, AppendRefusal>>
}
