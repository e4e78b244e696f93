import { z } from 'zod'
import type { Derive } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepare, tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'

/** What one entry says, as it is kept for good. */
const Fact = z.object({ task: z.string(), points: z.number(), course: z.nullable(z.string()) })

/** A fact with its identity and day. */
export interface ActivityFact extends z.infer<typeof Fact> {
  readonly id: string
  readonly day: string
}

/** One day of a learner. `attempts` counts entries; `xp` is the best of each task, summed. */
export interface ActivityDay {
  readonly attempts: number
  readonly xp: number
}

/**
 * A small feature of this simulation: facts by union, and a derived row for each day that is written as a whole from
 * what the copy holds, so that a stale copy, or an entry that counts twice, shows.
 */
export const deriveActivity: Derive = (view, { userId, entries }, nowMs) => {
  const fresh = entries.map((entry) => ({ ...Fact.parse(entry.payload), id: entry.id, day: entry.localDay }))
  const { facts, days } = readStored(view, userId)
  const after = addFacts(facts, days, fresh)
  const touched = new Set(fresh.map(({ day }) => day))
  return [
    ...fresh.map((fact) => factStatement(userId, fact, nowMs)),
    ...[...touched].map((day) => dayStatement(userId, day, after.get(day) ?? NOTHING, nowMs)),
  ]
}

/** What a page shows: what is stored, and the pending entries folded onto it. */
export function readOverlay(
  view: LearnerSnapshot,
  userId: string,
): { readonly visible: readonly ActivityFact[]; readonly days: ReadonlyMap<string, ActivityDay> } {
  const { facts, days } = readStored(view, userId)
  const pending = view.pending.flatMap(toFact)
  return { visible: [...facts, ...pending], days: addFacts(facts, days, pending) }
}

/** Reads an entry; nothing for one that is malformed. */
function toFact({
  id,
  localDay,
  payload,
}: Pick<AcceptedEntry, 'id' | 'localDay' | 'payload'>): ActivityFact[] {
  const read = Fact.safeParse(payload)
  return read.success ? [{ ...read.data, id, day: localDay }] : []
}

const factsOf = prepare(({ userId }: { readonly userId: string }) =>
  tables.selectFrom('LearningEvent').select(['id', 'type', 'data']).where('userId', '=', userId),
)

const daysOf = prepare(({ userId }: { readonly userId: string }) =>
  tables
    .selectFrom('UserActivityDay')
    .select(['localDay', 'attempts', 'xpEarned'])
    .where('userId', '=', userId),
)

function readStored(view: Snapshot, userId: string) {
  const events = view.all('activity-facts', factsOf({ userId }))
  const rows = view.all('activity-days', daysOf({ userId }))
  const facts = events.map(({ id, type, data }) => ({ ...Fact.parse(JSON.parse(data)), id, day: type }))
  const days = new Map(
    rows.map(({ localDay, attempts, xpEarned }) => [localDay, { attempts, xp: xpEarned }] as const),
  )
  return { facts, days }
}

function addFacts(
  known: readonly ActivityFact[],
  days: ReadonlyMap<string, ActivityDay>,
  fresh: readonly ActivityFact[],
): Map<string, ActivityDay> {
  const after = new Map(days)
  const best = new Map<string, number>()
  for (const { day, task, points } of known) {
    best.set(`${day} ${task}`, Math.max(points, best.get(`${day} ${task}`) ?? 0))
  }
  for (const { day, task, points } of fresh) {
    const { attempts, xp } = after.get(day) ?? NOTHING
    const before = best.get(`${day} ${task}`) ?? 0
    best.set(`${day} ${task}`, Math.max(points, before))
    after.set(day, { attempts: attempts + 1, xp: xp + Math.max(0, points - before) })
  }
  return after
}

const NOTHING: ActivityDay = { attempts: 0, xp: 0 }

function factStatement(userId: string, fact: ActivityFact, nowMs: number): Statement {
  const { id, day, task, points, course } = fact
  const data: Json = { task, points, course }
  const row = { id, userId, type: day, data: JSON.stringify(data), courseId: course, createdAt: toIso(nowMs) }
  return toStatement(tables.insertInto('LearningEvent').values(row))
}

function dayStatement(userId: string, day: string, { attempts, xp }: ActivityDay, nowMs: number): Statement {
  const now = toIso(nowMs)
  const derived = { attempts, xpEarned: xp, updatedAt: now }
  const row = { id: `${userId} ${day}`, userId, localDay: day, createdAt: now, ...derived }
  return toStatement(
    tables
      .insertInto('UserActivityDay')
      .values(row)
      .onConflict((conflict) => conflict.columns(['userId', 'localDay']).doUpdateSet(derived)),
  )
}
