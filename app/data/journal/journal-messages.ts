import type { Appended, AppendRefusal, Judgement } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'
import type { Offer } from './keep-entry.server.ts'
import type { ShippedFigures } from './shipper.server.ts'

/** What the web process asks of the journal's worker, and answers to it. */
export type ToJournal =
  | { readonly type: 'append'; readonly requestId: number; readonly offer: Offer }
  | { readonly type: 'retry-parked'; readonly requestId: number; readonly entries: readonly AcceptedEntry[] }
  | { readonly type: 'use-replica'; readonly path: string | null; readonly lineage: string }
  | WebAnswer
  | { readonly type: 'close' }

/** An answer of the web process to something that the worker asked. */
export type WebAnswer =
  | { readonly type: 'replica-holds'; readonly requestId: number; readonly holds: boolean }
  | { readonly type: 'judged'; readonly requestId: number; readonly judgement: Judgement }

/** What the journal's worker tells the web process, and asks of it. */
export type FromJournal =
  | { readonly type: 'ready'; readonly nodeId: string }
  | {
      readonly type: 'appended'
      readonly requestId: number
      readonly result: Result<Appended, AppendRefusal>
    }
  | { readonly type: 'retrying'; readonly requestId: number; readonly areKept: boolean }
  | { readonly type: 'parked'; readonly entryId: string; readonly userId: string; readonly reason: string }
  | { readonly type: 'failed'; readonly detail: string; readonly isFatal: boolean }
  | ({ readonly type: 'shipped' } & ShippedFigures)
  | { readonly type: 'replica-damaged' }
  | WebQuestion
  | { readonly type: 'closed' }

/** Something that the worker asks of the web process. */
export type WebQuestion =
  | { readonly type: 'need-replica'; readonly requestId: number; readonly ledgerSeq: number | null }
  | { readonly type: 'judge'; readonly requestId: number; readonly entry: AcceptedEntry }
