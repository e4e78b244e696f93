import { sql } from 'kysely'
import { z } from 'zod'
import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { isSqliteFailure } from '#app/data/sqlite-refusal.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import type { JournalFile } from './journal-file.server.ts'
import type { JournalRow } from './journal-rows.server.ts'

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
export interface ShipperParts {
  readonly journal: JournalFile
  readonly primary: Primary
  /** One consistent state of the primary. */
  readonly readPrimary: <Answer>(read: (view: Snapshot) => Answer) => Answer
  readonly derive: Derive
  readonly nowMs: () => number
  /** Told when an entry can never apply. */
  readonly onParked: (entry: AcceptedEntry, reason: string) => void
  /** Told when a learner's entries have to wait for a mistake of ours, or of the configuration, to be mended. */
  readonly onStuck: (userId: string, detail: string) => void
}

/** How a round ended: all shipped, nothing to do, or the primary could not take it. */
export type ShipOutcome = 'shipped' | 'idle' | 'unavailable'

/** Entries a batch holds at most. */
export const SHIP_LIMIT = 500

/**
 * Ships the oldest entries in one idempotent batch. A learner whose part fails is taken out: after another node's write
 * (`STALE`) to be derived again in the next round; otherwise entry by entry, until the one that can never apply is alone
 * and is parked. Where deriving itself fails, that learner's entries wait: what is good must not be parked for our fault.
 */
export async function shipOnce(parts: ShipperParts): Promise<ShipOutcome> {
  const rows = parts.journal.listUnshipped(SHIP_LIMIT)
  if (rows.length === 0) return 'idle'
  let learners = groupByLearner(rows)
  let hasStuck = false
  while (learners.length > 0) {
    const setback = await shipTogether(parts, learners)
    if (!setback) return 'shipped'
    const { failing, refusal } = setback
    if (refusal.code === 'UNAVAILABLE') return 'unavailable'
    if (!failing) throw new Error(`a batch failed outside any learner's part: ${refusal.detail}`)
    if (setback.isStuck) parts.onStuck(failing.userId, refusal.detail)
    hasStuck ||= setback.isStuck
    const others = learners.filter((learner) => learner !== failing)
    const [first, second] = failing.rows
    if (refusal.code === 'STALE' || setback.isStuck) learners = others
    else if (first && second) learners = [...others, { userId: failing.userId, rows: [first] }]
    else if (first) return (await park(parts, first, refusal)) ? 'shipped' : 'unavailable'
  }
  // For whom deriving fails, trying again at once would change nothing.
  return hasStuck ? 'unavailable' : 'shipped'
}

/** Why a batch did not go, and by whose part; null when by nobody's. */
interface Setback {
  readonly failing: LearnerRows | null
  readonly refusal: CommitRefusal
  readonly isStuck: boolean
}

interface LearnerRows {
  readonly userId: string
  readonly rows: readonly JournalRow[]
}

interface Plan {
  readonly statements: readonly Statement[]
  /** For each statement, whose it is; null for the node's own. */
  readonly owners: readonly (LearnerRows | null)[]
}

async function shipTogether(parts: ShipperParts, learners: readonly LearnerRows[]): Promise<Setback | null> {
  const plan = planBatch(parts, learners)
  if ('refusal' in plan) return plan
  const committed = await parts.primary.commit(plan.statements)
  if (committed.ok) {
    parts.journal.markShipped(seqsOf(learners), parts.nowMs())
    return null
  }
  const { statementIndex } = committed.reason
  const failing = statementIndex === null ? null : (plan.owners[statementIndex] ?? null)
  return { failing, refusal: committed.reason, isStuck: false }
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

function planBatch(parts: ShipperParts, learners: readonly LearnerRows[]): Plan | Setback {
  const nowMs = parts.nowMs()
  return parts.readPrimary((view) => {
    const statements: Statement[] = []
    const owners: (LearnerRows | null)[] = []
    for (const learner of learners) {
      try {
        const own = planLearner(parts, view, learner, nowMs)
        statements.push(...own)
        owners.push(...own.map(() => learner))
      } catch (error) {
        // What one learner's entries do must not end the worker, and with it everybody's work.
        if (isSqliteFailure(error)) throw error
        return {
          failing: learner,
          refusal: toUnreadable(error),
          isStuck: !(error instanceof z.core.$ZodError),
        }
      }
    }
    const shippedSeq = parts.journal.settledSeq(seqsOf(learners))
    return {
      statements: [...statements, nodeStatement(parts.journal.nodeId, shippedSeq, nowMs)],
      owners: [...owners, null],
    }
  })
}

function toUnreadable(error: unknown): CommitRefusal {
  const detail = `nothing can be derived from it: ${error instanceof Error ? error.message : String(error)}`
  return { code: 'VALIDATION_ERROR', field: null, statementIndex: null, detail }
}

function seqsOf(learners: readonly LearnerRows[]): number[] {
  return learners.flatMap((learner) => learner.rows.map((row) => row.seq))
}

function planLearner(parts: ShipperParts, view: Snapshot, learner: LearnerRows, nowMs: number): Statement[] {
  const { userId } = learner
  const ids = learner.rows.map((row) => row.entry.id)
  const held = view.all('held-entries', tables.selectFrom('Entry').select('id').where('id', 'in', ids))
  const heldIds = new Set(held.map((row) => row.id))
  const fresh = learner.rows.filter((row) => !heldIds.has(row.entry.id))
  if (fresh.length === 0) return []
  const [stream] = view.all(
    'learner-stream',
    tables.selectFrom('Stream').select('seq').where('userId', '=', userId),
  )
  const base = stream?.seq ?? 0
  const streamSeq = base + fresh.length
  const entries = fresh.map((row) => row.entry)
  return [
    ...streamStatements(userId, base, streamSeq, nowMs),
    ...fresh.map((row) => entryStatement(row, row.entry.verdict, nowMs)),
    ...parts.derive(view, { userId, entries, streamSeq }, nowMs),
  ]
}

/** The trigger on `Stream` refuses the batch when another node has moved the sequence on (`STALE`). */
function streamStatements(userId: string, base: number, seq: number, nowMs: number): Statement[] {
  const now = toIso(nowMs)
  const first = { userId, seq: 0, base: 0, createdAt: now, updatedAt: now }
  return [
    toStatement(
      tables
        .insertInto('Stream')
        .values(first)
        .onConflict((conflict) => conflict.doNothing()),
    ),
    toStatement(tables.updateTable('Stream').set({ seq, base, updatedAt: now }).where('userId', '=', userId)),
  ]
}

function entryStatement(row: JournalRow, verdict: Json, nowMs: number): Statement {
  const { id, userId, kind } = row.entry
  const values = {
    id,
    userId,
    kind,
    hash: row.hash,
    verdict: JSON.stringify(verdict),
    createdAt: toIso(nowMs),
  }
  return toStatement(tables.insertInto('Entry').values(values))
}

function nodeStatement(nodeId: string, shippedSeq: number, nowMs: number): Statement {
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

/** Parked here and in the primary, where the operator of any node sees it. */
async function park(parts: ShipperParts, row: JournalRow, refusal: CommitRefusal): Promise<boolean> {
  const nowMs = parts.nowMs()
  const { entry } = row
  const reason = `${refusal.code}: ${refusal.detail}`
  const values = {
    id: entry.id,
    userId: entry.userId,
    kind: entry.kind,
    reason,
    entry: JSON.stringify(entry),
    nodeId: parts.journal.nodeId,
    createdAt: toIso(nowMs),
    updatedAt: toIso(nowMs),
  }
  const parked = await parts.primary.commit([
    toStatement(
      tables
        .insertInto('Parked')
        .values(values)
        .onConflict((conflict) => conflict.doNothing()),
    ),
    entryStatement(row, { parked: reason }, nowMs),
    nodeStatement(parts.journal.nodeId, parts.journal.settledSeq([row.seq]), nowMs),
  ])
  if (!parked.ok) return false
  parts.journal.park([row.seq], reason)
  parts.journal.markShipped([row.seq], nowMs)
  parts.onParked(entry, reason)
  return true
}
