import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import type { JournalRow } from '#app/data/journal/journal-rows.server.ts'
import type { LedgerMark } from '#app/data/ledger.ts'
import type { Json } from '#app/kernel/entry.ts'

/** That a node ended in the middle of something. */
export class SimulatedCrash extends Error {}

/** The journal's file of a node that may end before or after each change of it. */
export class CrashingJournal extends JournalFile {
  readonly #passMoment: () => void
  readonly #forgetsToOffer: boolean

  /**
   * @param passMoment throws where the node ends
   * @param forgetsToOffer a mistake to be found: shipped rows are not offered to another history
   */
  constructor(path: string, nodeId: string, passMoment: () => void, forgetsToOffer: boolean) {
    super(path, nodeId)
    this.#passMoment = passMoment
    this.#forgetsToOffer = forgetsToOffer
  }

  override markShipped(seqs: readonly number[], ledgerSeq: number, nowMs: number): void {
    this.#between(() => super.markShipped(seqs, ledgerSeq, nowMs))
  }

  override park(seqs: readonly number[], reason: string): void {
    this.#between(() => super.park(seqs, reason))
  }

  override judge(row: JournalRow, verdict: Json): void {
    this.#between(() => super.judge(row, verdict))
  }

  override noteHeld(newest: LedgerMark | null): void {
    this.#between(() => super.noteHeld(newest))
  }

  override followLineage(lineage: string, newest: LedgerMark | null, isForeign: boolean): void {
    const isForgotten = this.#forgetsToOffer
    this.#between(() => super.followLineage(isForgotten ? 'one' : lineage, newest, isForeign && !isForgotten))
  }

  #between(change: () => void): void {
    this.#passMoment()
    change()
    this.#passMoment()
  }
}
