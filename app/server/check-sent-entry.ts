import { browserKinds, entryKinds, SentEntry, type BrowserKind } from '#app/entries.ts'
import { CLOCK_AHEAD_MS } from '#app/features/xp/rules/late-window.ts'
import type { AcceptedEntry, Entry, Json } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import type { EntryRefusal } from './entry-refusal.ts'

/** An entry that a browser sent, before anybody has judged it. */
export type CheckedEntry = Entry & Pick<AcceptedEntry, 'receivedAt'>

/** Why an entry was not taken; `field` where one is to blame. */
export interface SentRefusal {
  readonly code: EntryRefusal
  readonly field: string | null
}

/**
 * Checks what can be checked of an entry without a look at the database: its shape, its kind, whose it is and when.
 *
 * @param sender whom the session names: it is their entry, whatever else it says
 */
export function checkSentEntry(
  sent: unknown,
  sender: { readonly userId: string; readonly deviceId: string },
  nowMs: number,
): Result<CheckedEntry, SentRefusal> {
  if (!isRecord(sent)) return refuse('not-readable', null)
  if (Object.hasOwn(sent, 'userId') && sent['userId'] !== sender.userId) {
    return refuse('somebody-else', 'userId')
  }
  const { kind } = sent
  if (typeof kind === 'string' && !isBrowserKind(kind)) return refuse('unknown-kind', 'kind')
  const parsed = SentEntry.safeParse(sent)
  if (!parsed.success) return refuse('not-readable', pathOf(parsed.error.issues))
  const { at, timeZone, localDay: day, ...rest } = parsed.data
  const payload = readPayload(parsed.data)
  if (!payload.ok) return payload
  const zone = findCanonicalZone(timeZone)
  if (zone === null) return refuse('unknown-time-zone', 'timeZone')
  const atMs = Date.parse(at)
  if (atMs > nowMs + CLOCK_AHEAD_MS) return refuse('from-the-future', 'at')
  if (localDay(atMs, zone) !== day) return refuse('wrong-day', 'localDay')
  const { userId, deviceId } = sender
  const sentBy = { userId, deviceId, receivedAt: toIso(nowMs) }
  // By the one name that the runtime gives it: a streak asks whether two days were in one zone.
  return ok({ ...rest, at, timeZone: zone, localDay: day, ...sentBy, payload: payload.value })
}

/** Whether a browser may hand in entries of this kind. */
export function isBrowserKind(kind: string): kind is BrowserKind {
  return browserKinds.some((known) => known === kind)
}

function readPayload({ kind, payload }: SentEntry): Result<Json, SentRefusal> {
  if (!isBrowserKind(kind)) return refuse('unknown-kind', 'kind')
  if (isDeeperThan(payload, MAX_DEPTH)) return refuse('not-readable', 'payload')
  const read = entryKinds[kind].safeParse(payload)
  if (read.success) return ok(read.data)
  const path = pathOf(read.error.issues)
  return refuse('not-readable', path === null ? 'payload' : `payload.${path}`)
}

/** No answer nests deeper; SQLite reads JSON up to 1,000 levels, and the stack ends somewhere too. */
const MAX_DEPTH = 16

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pathOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): string | null {
  return issues[0]?.path.map(String).join('.') || null
}

/**
 * The name that the runtime itself gives a zone; null for an unknown one. Zones are known by many names and in any
 * letters, and something is kept for each name that days are asked for: this keeps them few.
 */
function findCanonicalZone(name: string): string | null {
  const known = canonicalZones.get(name)
  if (known !== undefined) return known
  const canonical = askCanonicalZone(name)
  if (canonicalZones.size >= MAX_ZONES) canonicalZones.clear()
  canonicalZones.set(name, canonical)
  return canonical
}

function askCanonicalZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** Asking costs a hundred times what looking up does. */
const canonicalZones = new Map<string, string | null>()
const MAX_ZONES = 1_000

function refuse(code: EntryRefusal, field: string | null) {
  return fail({ code, field })
}
