import type { CommitRefusal } from '#app/data/primary.ts'
import { commitDerived, type DerivedRefusal } from './commit-derived.server.ts'
import type { JournalRow } from './journal-rows.server.ts'
import { judgeWaiting } from './judge-waiting.server.ts'
import { noteHeld, noteLost } from './note-held.server.ts'
import { parkRow } from './park-row.server.ts'
import { planBatch, seqsOf, type BatchPlan, type LearnerRows } from './plan-batch.server.ts'
import type { ShipOutcome, ShipperParts } from './shipper.server.ts'

/** Entries a batch holds at most. */
export const SHIP_LIMIT = 1_000

/**
 * Ships the oldest entries in one idempotent batch. A learner whose part fails is taken out: after another node's write
 * (`STALE`) to be derived again in the next round, from a newer copy; otherwise entry by entry, until the one that can
 * never apply is alone and is parked. Where deriving itself fails, that learner's entries wait: what is good must not be
 * parked for our fault. Nothing is shipped without a copy to derive from.
 *
 * @param limit entries that the batch holds at most
 */
export async function shipOnce(parts: ShipperParts, limit = SHIP_LIMIT): Promise<ShipOutcome> {
  if (!parts.replica.isOpen()) return 'idle'
  noteHeld(parts.journal, parts.replica)
  const judging = await judgeWaiting(parts)
  const aside = new Set<string>()
  for (;;) {
    const rows = parts.journal.listUnshipped(limit, aside)
    if (rows.length === 0) break
    const round = new Round(parts)
    const outcome = await round.ship(groupByLearner(rows))
    if (outcome !== 'nothing') return outcome
    // For whom deriving fails, trying again at once would change nothing; whoever comes behind them goes on.
    for (const userId of round.stuck) aside.add(userId)
  }
  const isAllHeld = await awaitHeld(parts)
  // Some were judged, or had to wait for what the copy holds now.
  if (judging === 'judged' || parts.journal.listUnshipped(1, aside).length > 0) return 'shipped'
  return aside.size > 0 || judging === 'later' || !isAllHeld ? 'unavailable' : 'idle'
}

/** Waits until the copy holds everything that was shipped; what it holds is pending no more. */
async function awaitHeld(parts: ShipperParts): Promise<boolean> {
  const awaitedSeq = parts.journal.findAwaitedSeq()
  if (awaitedSeq === null) return true
  const holds = await parts.untilReplicaHolds(awaitedSeq)
  noteHeld(parts.journal, parts.replica)
  // A sync that begins after a commit contains it: without it, the primary was restored to a state before.
  const isLost = !holds && parts.journal.findAwaitedSeq() !== null && (await parts.syncOnce())
  if (isLost) {
    noteHeld(parts.journal, parts.replica)
    if (parts.journal.findAwaitedSeq() !== null) noteLost(parts.journal, parts.replica)
  }
  return (holds || isLost) && parts.journal.findAwaitedSeq() === null
}

function groupByLearner(rows: readonly JournalRow[]): LearnerRows[] {
  const groups = new Map<string, JournalRow[]>()
  for (const row of rows) {
    const own = groups.get(row.entry.userId)
    if (own) own.push(row)
    else groups.set(row.entry.userId, [row])
  }
  return [...groups].map(([userId, own]) => ({ userId, rows: own }))
}

/** Sends one set of rows: the batches that still have to go, and what became of the others. */
class Round {
  /** Learners for whom nothing goes, for a fault of ours. */
  readonly stuck = new Set<string>()
  readonly #parts: ShipperParts
  readonly #batches: LearnerRows[][] = []
  #hasShipped = false
  #stale = 0

  constructor(parts: ShipperParts) {
    this.#parts = parts
  }

  async ship(learners: LearnerRows[]): Promise<ShipOutcome | 'nothing'> {
    this.#batches.push(learners)
    for (let batch = this.#batches.shift(); batch; batch = this.#batches.shift()) {
      if (batch.length === 0) continue
      if (!(await this.#send(batch))) return 'unavailable'
      if (this.#stale >= MAX_STALE) break
    }
    if (this.#stale > 0 && !(await this.#parts.syncOnce())) return 'unavailable'
    if (this.#hasShipped) return (await awaitHeld(this.#parts)) ? 'shipped' : 'behind'
    return this.#stale > 0 ? 'stale' : 'nothing'
  }

  /** @returns whether the round can go on */
  async #send(batch: LearnerRows[]): Promise<boolean> {
    const begunMs = this.#parts.nowMs()
    const plan = await planBatch(this.#parts, batch)
    if (plan.learners.length > 0) {
      const committed = await commitDerived(this.#parts, plan.statements, plan.history)
      if (!committed.ok) {
        if (!(await this.#takeOut(plan, committed.reason))) return false
      } else this.#noteShipped(plan.learners, committed.value, begunMs)
    }
    const smaller: LearnerRows[] = []
    for (const { learner, reason, isOurFault } of plan.underivable) {
      const half = firstHalf(learner)
      if (half) smaller.push(half)
      else if (isOurFault) this.#leave(learner, reason)
      else if (!(await this.#park(learner, reason))) return false
    }
    this.#batches.push(smaller)
    return true
  }

  #noteShipped(learners: readonly LearnerRows[], ledgerSeq: number, begunMs: number): void {
    const { journal, nowMs, onShipped } = this.#parts
    const seqs = seqsOf(learners)
    journal.markShipped(seqs, ledgerSeq, nowMs())
    this.#hasShipped = true
    const oldestWaitMs = nowMs() - oldestReceiptMs(learners)
    onShipped({ entries: seqs.length, durationMs: nowMs() - begunMs, oldestWaitMs })
  }

  /** @returns whether the round can go on */
  async #takeOut({ learners, owners }: BatchPlan, { refusal, isBug }: DerivedRefusal): Promise<boolean> {
    const { code, detail, statementIndex } = refusal
    if (code === 'UNAVAILABLE') return false
    if (code === 'FOREIGN_HISTORY') {
      // Whoever keeps the copy finds out by syncing it.
      await this.#parts.syncOnce()
      return false
    }
    const owner = statementIndex === null ? undefined : owners[statementIndex]
    if (owner === null) {
      // The node's own statement: there is nobody to take out.
      this.#parts.onStuck(null, detail)
      return false
    }
    const failing = owner ?? (learners.length === 1 ? learners[0] : undefined)
    if (!failing) {
      // Nobody knows whose it was: the halves tell.
      const middle = Math.ceil(learners.length / 2)
      this.#batches.push(learners.slice(0, middle), learners.slice(middle))
      return true
    }
    const others = learners.filter((learner) => learner !== failing)
    const isStale = code === 'STALE' || isHeldMeanwhile(refusal)
    if (isStale) this.#stale += 1
    const half = isStale ? null : firstHalf(failing)
    this.#batches.push(half ? [...others, half] : others)
    if (isStale || half) return true
    if (!isBug) return this.#park(failing, `${code}: ${detail}`)
    this.#leave(failing, detail)
    return true
  }

  #leave({ userId }: LearnerRows, detail: string): void {
    this.#parts.onStuck(userId, detail)
    this.stuck.add(userId)
  }

  async #park({ rows }: LearnerRows, reason: string): Promise<boolean> {
    for (const row of rows) {
      if ((await parkRow(this.#parts, row, reason)) === null) return false
      this.#hasShipped = true
    }
    return true
  }
}

/** A smaller part to try of what failed; null when it is one row only. */
function firstHalf({ userId, rows }: LearnerRows): LearnerRows | null {
  return rows.length < 2 ? null : { userId, rows: rows.slice(0, Math.ceil(rows.length / 2)) }
}

function oldestReceiptMs(batch: readonly LearnerRows[]): number {
  const received = batch.flatMap(({ rows }) => rows.map(({ entry }) => Date.parse(entry.receivedAt)))
  return received.reduce((oldest, one) => Math.min(oldest, one), Number.POSITIVE_INFINITY)
}

/** The primary has the entry itself and this copy does not know it yet: a newer copy does. */
function isHeldMeanwhile({ code, detail }: CommitRefusal): boolean {
  return code === 'DUPLICATE_ENTRY' && /constraint failed: Entry\.id\b/.test(detail)
}

/** A copy that is behind for so many learners is behind for more: a newer one is worth more than trying each of them. */
const MAX_STALE = 3
