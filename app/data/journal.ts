import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
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

/** An entry that this server could not judge yet: it has no copy of the database to judge it by. */
export type UnjudgedEntry = Omit<AcceptedEntry, 'verdict'>

/** A journal that also keeps what cannot be judged yet: it is shown and shipped once it has been. */
export interface PatientJournal extends Journal {
  appendUnjudged(entry: UnjudgedEntry): Promise<Result<Appended, AppendRefusal>>
}

/** Where parked entries go to be tried again. */
export interface Parking {
  /**
   * Tries parked entries again, whichever node parked them.
   *
   * @returns whether all of them wait to be shipped now
   */
  retryParked(entries: readonly AcceptedEntry[]): Promise<boolean>
}

/** What was made of an entry that had been kept unjudged; `later`: it cannot be judged yet. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Json }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later' }
