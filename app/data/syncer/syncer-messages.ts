import type { LedgerMark } from '#app/data/ledger.ts'

/** What a syncer's child is told first: which copy of which primary it owns. */
export interface SyncerTask {
  /** The generation's folder, with or without a copy in it. */
  readonly folder: string
  readonly url: string
  readonly authToken?: string | undefined
  /** Encrypts the copy at rest; only over sqld's own protocol. */
  readonly encryptionKey?: string | undefined
}

/** What the web process asks of the child. */
export type ToSyncer =
  | { readonly type: 'open'; readonly task: SyncerTask }
  | { readonly type: 'sync'; readonly requestId: number }
  | { readonly type: 'verify'; readonly requestId: number }

/**
 * How a sync or a check ended. `foreign`: the primary's history is not the copy's. `malformed`: the copy is damaged or
 * not whole. `failed`: something else went wrong though the primary answers.
 */
export type SyncEnd = 'done' | 'unreachable' | 'foreign' | 'malformed' | 'failed'

/** What the child answers. */
export interface SyncReport {
  readonly end: SyncEnd
  /** For the log. */
  readonly detail: string
  /** When it began: what the primary had then is in the copy when it ends well. Milliseconds since the epoch. */
  readonly begunAtMs: number
  readonly frame: number | null
  /** The copy's newest mark; null when it has none. */
  readonly newest: LedgerMark | null
  /** Memory of the child. */
  readonly rssBytes: number
}

/** What the child tells the web process. `alarm`: the check after a sync found another history. */
export type FromSyncer =
  | { readonly type: 'report'; readonly requestId: number; readonly report: SyncReport }
  | { readonly type: 'alarm'; readonly detail: string }
