import type { Judgement } from '#app/data/journal.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import type { Statement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import type { JournalFile } from './journal-file.server.ts'

/**
 * Turns a learner's new entries into the rows that they mean: facts and everything derived from them. Handed in by
 * `server/`, because the data layer knows no feature.
 *
 * @param view the primary's state that they are derived from
 * @param learner entries that the view does not hold, oldest first, and the sequence their rows will carry
 */
export type Derive = (view: Snapshot, learner: LearnerBatch, nowMs: number) => Statement[]

/** One learner's part of a batch. */
export interface LearnerBatch {
  readonly userId: string
  readonly entries: readonly AcceptedEntry[]
  readonly streamSeq: number
}

/** What the shipper works with. */
export interface ShipperParts extends ShipperEvents {
  readonly journal: JournalFile
  readonly primary: Primary
  readonly replica: DerivingView
  readonly derive: Derive
  readonly nowMs: () => number
  /** Waits until the copy holds a commit of the primary, for some seconds at most; whether it does. */
  readonly untilReplicaHolds: (ledgerSeq: number) => Promise<boolean>
  /** Asks for one sync of the copy, and waits for it for some seconds at most; whether it succeeded. */
  readonly syncOnce: () => Promise<boolean>
  /** Asks what the rules say of an entry that was kept unjudged. */
  readonly judge: (entry: AcceptedEntry) => Promise<Judgement>
}

/** This machine's copy of the database, from which new rows are derived. */
export interface DerivingView {
  /** Whether there is a copy; nothing is shipped without one. */
  isOpen(): boolean
  /**
   * One consistent state of it.
   *
   * @param work synchronous: the state ends when it returns
   * @throws ReplicaUnreadable when SQLite cannot read it
   */
  read<Answer>(work: (view: Snapshot) => Answer): Answer
}

/** That the copy cannot be read at the moment, or at all: whoever keeps it has been told. */
export class ReplicaUnreadable extends Error {}

/** What the shipper tells of. */
export interface ShipperEvents {
  /** An entry can never apply. */
  readonly onParked: (entry: AcceptedEntry, reason: string) => void
  /**
   * Entries have to wait for a mistake of ours, or of the configuration, to be mended.
   *
   * @param userId whose they are; null when they are everybody's
   */
  readonly onStuck: (userId: string | null, detail: string) => void
  readonly onShipped: (figures: ShippedFigures) => void
}

/** Of one batch that the primary took. */
export interface ShippedFigures {
  readonly entries: number
  /** From deriving until the primary's answer. */
  readonly durationMs: number
  /** From the receipt of the oldest of them. */
  readonly oldestWaitMs: number
}

/**
 * How a round ended: some were shipped, or can be now; others had written meanwhile, and the copy is newer now (`stale`); nothing to
 * do; some were shipped and the copy does not hold them yet (`behind`); or it has to wait.
 */
export type ShipOutcome = 'shipped' | 'stale' | 'idle' | 'behind' | 'unavailable'
