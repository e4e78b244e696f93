import { z } from 'zod/mini'
import type { Appended, AppendRefusal, Journal, PatientJournal, SavedLevel } from '#app/data/journal.ts'
import { entryHash } from '#app/data/journal/entry-hash.server.ts'
import { inTurn } from '#app/features/xp/in-turn.server.ts'
import type { Json } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { checkSentEntry, type CheckedEntry } from './check-sent-entry.ts'
import { ENTRY_REFUSALS, isEntryRefusal, type EntryRefusal } from './entry-refusal.ts'
import { judgeEntries, type EntryJudgement, type JudgeHandles } from './judge-entries.ts'
import { listHeldEntries, type HeldEntry } from './list-held-entries.ts'

/** Whom the session names. */
export interface Sender {
  readonly userId: string
  readonly deviceId: string
}

/**
 * What became of one entry. `id` as it was sent; null where that was no text of a fitting length. `verdict`: null where
 * there is nothing to say, or not yet.
 */
export type EntryAnswer =
  | {
      readonly id: string | null
      readonly status: 'kept'
      readonly saved: SavedLevel
      readonly verdict: Json
    }
  | {
      readonly id: string | null
      readonly status: 'refused'
      readonly code: EntryRefusal
      readonly message: string
    }

/** What entries are taken with; `judging` is null without a copy of the database: they are kept unjudged then. */
export interface TakeHandles {
  readonly journal: Journal
  readonly unjudged: Pick<PatientJournal, 'appendUnjudged'>
  readonly judging: JudgeHandles | null
  /** Whether this server lacks some of what this browser wrote last, on another one. */
  readonly isBehind: boolean
}

/**
 * Takes what a browser has queued: checks each entry, judges them one after another, and appends them together.
 *
 * @returns one answer for each, in order; `unavailable` when the journal cannot keep them: nothing is acknowledged then
 * @throws NoReplica when the copy of the database has gone meanwhile
 */
export async function takeEntries(
  handles: TakeHandles,
  sender: Sender,
  { entries, nowMs }: { readonly entries: readonly unknown[]; readonly nowMs: number },
): Promise<Result<EntryAnswer[], 'unavailable'>> {
  const checked = entries.map((sent) => checkSentEntry(sent, sender, nowMs))
  return inTurn(sender.userId, () => keepEntries(handles, sender, { entries, checked }))
}

async function keepEntries(
  handles: TakeHandles,
  sender: Sender,
  { entries, checked }: { readonly entries: readonly unknown[]; readonly checked: readonly CheckedResult[] },
): Promise<Result<EntryAnswer[], 'unavailable'>> {
  const sound = checked.flatMap((one) => (one.ok ? [one.value] : []))
  const plans = await planEntries(handles.judging, sender.userId, sound)
  const answers = await Promise.all(
    checked.map(async (one, index) => {
      if (!one.ok) return refuse(readId(entries[index]), one.reason.code, one.reason.field)
      return keepEntry(handles, one.value, plans.get(one.value) ?? UNJUDGED)
    }),
  )
  const kept = answers.filter((answer) => answer !== 'unavailable')
  return kept.length === answers.length ? ok(kept) : fail('unavailable')
}

type CheckedResult = ReturnType<typeof checkSentEntry>

/** What is to be done about an entry. */
type Plan = EntryJudgement | HeldPlan | typeof UNJUDGED

interface HeldPlan {
  readonly kind: 'held'
  readonly held: HeldEntry
}

const UNJUDGED = { kind: 'unjudged' } as const

async function planEntries(
  judging: JudgeHandles | null,
  userId: string,
  entries: readonly CheckedEntry[],
): Promise<ReadonlyMap<CheckedEntry, Plan>> {
  const plans = new Map<CheckedEntry, Plan>()
  if (!judging) return plans
  const held = listHeldEntries(
    judging.reader,
    entries.map(({ id }) => id),
  )
  const fresh = entries.filter(({ id }) => !held.has(id))
  const judgements = fresh.length > 0 ? await judgeEntries(judging, userId, fresh) : []
  for (const [index, entry] of fresh.entries()) plans.set(entry, judgements[index] ?? UNJUDGED)
  for (const entry of entries) {
    const known = held.get(entry.id)
    if (known) plans.set(entry, { kind: 'held', held: known })
  }
  return plans
}

async function keepEntry(
  { journal, unjudged, isBehind }: TakeHandles,
  entry: CheckedEntry,
  plan: Plan,
): Promise<EntryAnswer | 'unavailable'> {
  switch (plan.kind) {
    case 'held':
      return answerHeld(entry, plan.held)
    case 'refused':
      // They may have taken the course on the other server.
      return refuse(entry.id, isBehind && plan.reason === 'not-enrolled' ? 'not-here-yet' : plan.reason)
    case 'later':
      return refuse(entry.id, 'unavailable')
    case 'verdict':
      return answerAppended(entry.id, await journal.append({ ...entry, verdict: plan.verdict }))
    case 'unjudged':
      return answerAppended(entry.id, await unjudged.appendUnjudged(entry))
  }
}

/** The primary has one of this id: what was said of it then is said again. */
function answerHeld(entry: CheckedEntry, { hash, verdict, parkedReason }: HeldEntry): EntryAnswer {
  // Whose it is, is part of the hash.
  if (hash !== entryHash(entry)) return refuse(entry.id, 'conflict')
  // Taken where it could not be judged, and refused once it was.
  const late = parkedReason?.replace(/^REFUSED: /, '') ?? ''
  if (isEntryRefusal(late)) return refuse(entry.id, late)
  return { id: entry.id, status: 'kept', saved: 'safe', verdict }
}

function answerAppended(id: string, result: Result<Appended, AppendRefusal>): EntryAnswer | 'unavailable' {
  if (result.ok) {
    const { entry, saved } = result.value
    return { id, status: 'kept', saved, verdict: entry.verdict }
  }
  return result.reason.code === 'conflict' ? refuse(id, 'conflict') : 'unavailable'
}

function refuse(id: string | null, code: EntryRefusal, field: string | null = null): EntryAnswer {
  const message = field === null ? ENTRY_REFUSALS[code] : `${field}: ${ENTRY_REFUSALS[code]}`
  return { id, status: 'refused', code, message }
}

/** So that a browser finds its own again; no more of what cannot be an id is sent back. */
function readId(sent: unknown): string | null {
  const read = WithId.safeParse(sent)
  return read.success ? read.data.id : null
}

const WithId = z.object({ id: z.string().check(z.maxLength(64)) })
