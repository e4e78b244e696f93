import { z, type infer as Infer } from 'zod/mini'
import { Bookmarked } from '#app/features/learning/rules/bookmark.ts'
import { Enrolled } from '#app/features/learning/rules/enrollment.ts'
import { LessonFinished } from '#app/features/learning/rules/lesson-progress.ts'
import { NoteRemoved, NoteWritten } from '#app/features/learning/rules/note-entries.ts'
import { TaskReported } from '#app/features/learning/rules/task-reported.ts'
import { PreferenceSet } from '#app/features/user/rules/preference.ts'
import { SessionBegun, SessionEnded, SessionSeen } from '#app/features/user/rules/session.ts'
import { AttemptPayload } from '#app/features/xp/rules/attempt.ts'
import { AttemptWithdrawn } from '#app/features/xp/rules/withdrawal.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

/** The vocabulary of the journal: every kind of entry, by versioned name, and the shape of its payload. */
export const entryKinds = {
  'attempt.v1': AttemptPayload,
  'attempt-withdrawn.v1': AttemptWithdrawn,
  'bookmarked.v1': Bookmarked,
  'enrolled.v1': Enrolled,
  'lesson-finished.v1': LessonFinished,
  'note-removed.v1': NoteRemoved,
  'note-written.v1': NoteWritten,
  'preference-set.v1': PreferenceSet,
  'session-begun.v1': SessionBegun,
  'session-ended.v1': SessionEnded,
  'session-seen.v1': SessionSeen,
  'task-reported.v1': TaskReported,
} as const

/** The name of a kind of entry. */
export type EntryKind = keyof typeof entryKinds

/** The kinds that a browser hands in; the others are a server's own word. */
export const browserKinds = [
  'attempt.v1',
  'attempt-withdrawn.v1',
  'bookmarked.v1',
  'enrolled.v1',
  'lesson-finished.v1',
  'note-removed.v1',
  'note-written.v1',
  'preference-set.v1',
  'task-reported.v1',
] as const satisfies EntryKind[]

/** The name of a kind that a browser hands in. */
export type BrowserKind = (typeof browserKinds)[number]

const Id = z.string().check(z.regex(ULID_PATTERN))

/**
 * An entry as a browser hands it in: whose it is and which device it was made on, the session says. `kind` and `payload`
 * are checked by `browserKinds` and `entryKinds`, after what every entry has in common.
 */
export const SentEntry = z.object({
  id: Id,
  kind: z.string().check(z.maxLength(64)),
  /** Dense, from 1, in the device's own queue. */
  deviceSeq: z.int().check(z.positive()),
  /** ISO-8601, UTC, milliseconds. */
  at: z.iso.datetime({ precision: 3 }),
  /** IANA name. */
  timeZone: z.string().check(z.maxLength(64)),
  localDay: z.iso.date(),
  revisionId: z.nullable(Id),
  payload: z.unknown(),
})
export type SentEntry = Infer<typeof SentEntry>

/** Whose entry it is, and where they are. */
export interface EntryAuthor {
  readonly userId: string
  readonly deviceId: string
  /** IANA name. */
  readonly timeZone: string
}

/** What a server adds when it is the first to hold an entry. */
export interface EntryOccasion {
  /** ULID. */
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly nowMs: number
  /** When it happened, where that was not now: milliseconds since the epoch. */
  readonly atMs?: number
  readonly revisionId?: string
  readonly verdict?: Json
}

/**
 * An entry that this server is the first to hold, of now unless told.
 *
 * @throws RangeError for an unknown time zone
 */
export function makeEntry<Kind extends EntryKind>(
  kind: Kind,
  author: EntryAuthor,
  payload: Infer<(typeof entryKinds)[Kind]> & Json,
  occasion: EntryOccasion,
): AcceptedEntry {
  const atMs = occasion.atMs ?? occasion.nowMs
  return {
    id: occasion.id,
    kind,
    userId: author.userId,
    deviceId: author.deviceId,
    deviceSeq: 0,
    at: toIso(atMs),
    timeZone: author.timeZone,
    localDay: localDay(atMs, author.timeZone),
    revisionId: occasion.revisionId ?? null,
    payload,
    receivedAt: toIso(occasion.nowMs),
    verdict: occasion.verdict ?? null,
  }
}
