import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import type { JournalRow } from '#app/data/journal/journal-rows.server.ts'
import type { LedgerMark } from '#app/data/ledger.ts'
import type { Json } from '#app/kernel/entry.ts'
import type { Mistakes } from './mistakes.ts'

/** That a node ended in the middle of something. */
export class SimulatedCrash extends Error {}

/** The journal's file of a node that may end before or after each change of it. */
export class CrashingJournal extends JournalFile {
  readonly #passMoment: () => void
  readonly #mistakes: Mistakes

  /**
   * @param passMoment throws where the node ends
   * @param mistakes that are to be found
   */
  constructor(path: string, nodeId: string, passMoment: () => void, mistakes: Mistakes) {
    super(path, nodeId)
    this.#passMoment = passMoment
    this.#mistakes = mistakes
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

  override listAwaitedIds(ledgerSeq: number): string[] {
    return this.#mistakes.trustsNumbers ? [] : super.listAwaitedIds(ledgerSeq)
  }

  override noteForeign(newest: LedgerMark): void {
    const { forgetsToOffer, waitsForever } = this.#mistakes
    if (!forgetsToOffer && !waitsForever) this.#between(() => super.noteForeign(newest))
  }

  override followLineage(lineage: string, newest: LedgerMark | null, isForeign: boolean): void {
    const isForgotten = this.#mistakes.forgetsToOffer === true
    this.#between(() => super.followLineage(isForgotten ? 'one' : lineage, newest, isForeign && !isForgotten))
  }

  #between(change: () => void): void {
    this.#passMoment()
    change()
    this.#passMoment()
  }
}
