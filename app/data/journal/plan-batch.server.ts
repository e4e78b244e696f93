import { sql } from 'kysely'
import { z } from 'zod'
import { advanceStream, getStreamSeq } from '#app/data/advance-stream.ts'
import { newestMark, type LedgerMark } from '#app/data/ledger.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { isSqliteFailure } from '#app/data/sqlite-refusal.ts'
import type { Json } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import type { JournalRow } from './journal-rows.server.ts'
import type { ShipperParts } from './shipper.server.ts'

/** One learner's rows of the journal, oldest first. */
export interface LearnerRows {
  readonly userId: string
  readonly rows: readonly JournalRow[]
}

/** A batch as it is sent. */
export interface BatchPlan {
  /** Whose it is; those of whom something cannot be derived are not in it. */
  readonly learners: readonly LearnerRows[]
  readonly statements: readonly Statement[]
  /** For each statement, whose it is; null for the node's own. */
  readonly owners: readonly (LearnerRows | null)[]
  /** The newest mark of the state that the last was derived from; null when its ledger is empty. */
  readonly history: LedgerMark | null
  readonly underivable: readonly Underivable[]
}

/** A learner for whose rows nothing could be derived. */
export interface Underivable {
  readonly learner: LearnerRows
  readonly reason: string
  /** Whether it is our fault: what is good must not be parked for it. */
  readonly isOurFault: boolean
}

/**
 * Derives a batch for these learners, each from one state of this machine's copy. Between two of them appends get their
 * turn: whoever waits for an acknowledgement does not wait for this.
 */
export async function planBatch(parts: ShipperParts, all: readonly LearnerRows[]): Promise<BatchPlan> {
  const { journal } = parts
  const nowMs = parts.nowMs()
  const planned: (Planned | Underivable)[] = []
  let history: LedgerMark | null = null
  while (planned.length < all.length) {
    const startedMs = performance.now()
    history = parts.replica.read((view) => {
      for (const learner of all.slice(planned.length)) {
        planned.push(tryLearner(parts, view, learner, nowMs))
        if (performance.now() - startedMs > TURN_MS) break
      }
      return view.all('newest-mark', newestMark)[0] ?? null
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  const sound = planned.flatMap((one) => ('statements' in one ? [one] : []))
  const learners = sound.map(({ learner }) => learner)
  const node = nodeStatement(journal.nodeId, journal.settledSeq(seqsOf(learners)), nowMs)
  return {
    learners,
    statements: [...sound.flatMap(({ statements }) => statements), node],
    owners: [...sound.flatMap(({ learner, statements }) => statements.map(() => learner)), null],
    history,
    underivable: planned.flatMap((one) => ('reason' in one ? [one] : [])),
  }
}

/** How long an append may wait for deriving. */
const TURN_MS = 5

/** The places of these rows in the journal. */
export function seqsOf(learners: readonly LearnerRows[]): number[] {
  return learners.flatMap((learner) => learner.rows.map((row) => row.seq))
}

/** That the primary holds an entry, with what was made of it. */
export function insertEntry({ entry, hash }: JournalRow, verdict: Json, nowMs: number) {
  const { id, userId, kind } = entry
  const createdAt = toIso(nowMs)
  return tables
    .insertInto('Entry')
    .values({ id, userId, kind, hash, verdict: JSON.stringify(verdict), createdAt })
}

/** How far a node has come with its journal. */
export function nodeStatement(nodeId: string, shippedSeq: number, nowMs: number): Statement {
  const now = toIso(nowMs)
  return toStatement(
    tables
      .insertInto('Node')
      .values({ nodeId, shippedSeq, createdAt: now, updatedAt: now })
      .onConflict((conflict) =>
        conflict.column('nodeId').doUpdateSet({
          // A row that was damaged, set aside and repaired comes late.
          shippedSeq: sql`max("Node"."shippedSeq", excluded."shippedSeq")`,
          updatedAt: now,
        }),
      ),
  )
}

interface Planned {
  readonly learner: LearnerRows
  readonly statements: readonly Statement[]
}

/** What one learner's entries do must not end the worker, and with it everybody's work. */
function tryLearner(
  parts: ShipperParts,
  view: Snapshot,
  learner: LearnerRows,
  nowMs: number,
): Planned | Underivable {
  try {
    return { learner, statements: planLearner(parts, view, learner, nowMs) }
  } catch (error) {
    if (isSqliteFailure(error)) throw error
    return toUnderivable(learner, error)
  }
}

function toUnderivable(learner: LearnerRows, error: unknown): Underivable {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof AnotherContent) {
    return { learner, reason: `DUPLICATE_ENTRY: ${detail}`, isOurFault: false }
  }
  const reason = `nothing can be derived from it: ${detail}`
  if (error instanceof z.core.$ZodError) {
    return { learner, reason: `VALIDATION_ERROR: ${reason}`, isOurFault: false }
  }
  return { learner, reason, isOurFault: true }
}

/** That another node was given other content under the same id, and was faster. */
class AnotherContent extends Error {
  constructor() {
    super('another content is kept under this id')
  }
}

function planLearner(parts: ShipperParts, view: Snapshot, learner: LearnerRows, nowMs: number): Statement[] {
  const { userId } = learner
  const { fresh, parkedIds } = sortOut(view, learner)
  if (fresh.length === 0) return []
  const base = getStreamSeq(view, userId)
  const streamSeq = base + fresh.length
  const entries = fresh.map((row) => row.entry)
  return [
    ...advanceStream({ userId, base, seq: streamSeq }, nowMs),
    ...parkedIds.flatMap(unparkStatements),
    ...fresh.map((row) => toStatement(insertEntry(row, row.entry.verdict, nowMs))),
    ...parts.derive(view, { userId, entries, streamSeq }, nowMs),
  ]
}

/** Leaves out what the state holds already; what it holds only as parked is tried again. */
function sortOut(view: Snapshot, { rows }: LearnerRows) {
  const ids = rows.map((row) => row.entry.id)
  const query = tables.selectFrom('Entry').select(['id', 'hash', 'verdict']).where('id', 'in', ids)
  const held = new Map(view.all('held-entries-whole', query).map((one) => [one.id, one]))
  const parkedIds: string[] = []
  const fresh = rows.filter(({ entry, hash }) => {
    const known = held.get(entry.id)
    if (!known) return true
    if (known.hash !== hash) throw new AnotherContent()
    const isParked = ParkedVerdict.safeParse(JSON.parse(known.verdict)).success
    if (isParked) parkedIds.push(entry.id)
    return isParked
  })
  return { fresh, parkedIds }
}

/** The verdict under which a parked entry stands in `Entry`. */
const ParkedVerdict = z.object({ parked: z.string() })

function unparkStatements(id: string): Statement[] {
  return [
    toStatement(tables.deleteFrom('Parked').where('id', '=', id)),
    toStatement(tables.deleteFrom('Entry').where('id', '=', id)),
  ]
}
