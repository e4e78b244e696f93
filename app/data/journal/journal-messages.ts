import type { Appended, AppendRefusal } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'

/** What the web process asks of the journal's worker. */
export type ToJournal =
  | { readonly type: 'append'; readonly requestId: number; readonly entry: AcceptedEntry }
  | { readonly type: 'close' }

/** What the journal's worker tells the web process. */
export type FromJournal =
  | { readonly type: 'ready'; readonly nodeId: string }
  | {
      readonly type: 'appended'
      readonly requestId: number
      readonly result: Result<Appended, AppendRefusal>
    }
  | { readonly type: 'parked'; readonly entryId: string; readonly userId: string; readonly reason: string }
  | { readonly type: 'failed'; readonly detail: string; readonly isFatal: boolean }
  | { readonly type: 'closed' }
