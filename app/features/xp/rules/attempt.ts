import { z } from 'zod/mini'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import type { TopicAttempt } from './fold-topic.ts'
import { PAY_REASONS } from './pay.ts'
import { AttemptWithdrawn, isWithdrawalInTime } from './withdrawal.ts'

const Id = z.string().check(z.regex(ULID_PATTERN))

/** The longest that answering is taken to last, in milliseconds: who takes longer was away. */
export const MAX_DURATION_MS = 60 * MINUTE_MS

/** Payload of `attempt.v1`: an answer to a task, of the shape that the task's type names. */
export const AttemptPayload = z.object({
  taskId: Id,
  topicSlug: z.string().check(z.maxLength(200)),
  answer: z.custom<Json>((value) => value !== undefined),
  /** ULID of the practice session that it was given in. */
  practiceId: z.exactOptional(Id),
  /** From seeing the task to answering it, in milliseconds; at most an hour. */
  durationMs: z.exactOptional(z.int().check(z.gte(0), z.lte(MAX_DURATION_MS))),
})
export type AttemptPayload = z.infer<typeof AttemptPayload>

/** What the server said when it accepted the attempt. */
export const AttemptVerdict = z.object({
  isCorrect: z.boolean(),
  /** Points that the learner was shown: what is derived later never pays less. */
  xpEarned: z.number(),
  /** Why it paid that; entries of before have none. */
  pay: z.exactOptional(z.object({ multiplier: z.string(), reason: z.enum(PAY_REASONS), place: z.int() })),
  /** The topic that the task counts for, where the attempt named another: a browser's word does not decide it. */
  topicSlug: z.exactOptional(z.string()),
})
export type AttemptVerdict = z.infer<typeof AttemptVerdict>

/** An accepted `attempt.v1` with its parts parsed. */
export type AttemptEntry = AcceptedEntry<AttemptPayload, AttemptVerdict>

/**
 * The attempts among a learner's entries, each in the topic that it counts for; those that others among the entries take
 * back are left out.
 */
export function selectAttempts(entries: readonly AcceptedEntry[]): AttemptEntry[] {
  const answeredAt = new Map(entries.filter(isAttempt).map(({ id, at }) => [id, at]))
  const withdrawn = new Set(
    entries
      .filter(({ kind }) => kind === 'attempt-withdrawn.v1')
      .map(({ payload, at }) => ({ id: AttemptWithdrawn.parse(payload).attemptId, at }))
      .filter(({ id, at }) => isWithdrawalInTime(answeredAt.get(id) ?? '', at))
      .map(({ id }) => id),
  )
  return entries.filter((entry) => isAttempt(entry) && !withdrawn.has(entry.id)).map(toAttemptEntry)
}

function isAttempt({ kind }: AcceptedEntry): boolean {
  return kind === 'attempt.v1'
}

function toAttemptEntry(entry: AcceptedEntry): AttemptEntry {
  const payload = AttemptPayload.parse(entry.payload)
  const verdict = AttemptVerdict.parse(entry.verdict)
  return { ...entry, payload: { ...payload, topicSlug: verdict.topicSlug ?? payload.topicSlug }, verdict }
}

/** What the rules need of an accepted attempt. */
export function toTopicAttempt({ id, payload, verdict, at, localDay }: AttemptEntry): TopicAttempt {
  const { isCorrect, xpEarned: acknowledgedXp } = verdict
  return { id, taskId: payload.taskId, isCorrect, at, localDay, acknowledgedXp }
}
