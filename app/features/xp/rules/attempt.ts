import { z } from 'zod/mini'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

const Id = z.string().check(z.regex(ULID_PATTERN))

/** Payload of `attempt.v1`: an answer to a task, of the shape that the task's type names. */
export const AttemptPayload = z.object({
  taskId: Id,
  topicSlug: z.string().check(z.maxLength(200)),
  answer: z.custom<Json>((value) => value !== undefined),
})
export type AttemptPayload = z.infer<typeof AttemptPayload>

/** What the server said when it accepted the attempt. */
export const AttemptVerdict = z.object({
  isCorrect: z.boolean(),
  /** Points that the learner was shown; a later derivation never pays its task less, but for the topic's `maxXp`. */
  xpEarned: z.number(),
  /** The topic that the task counts for, where the attempt named another: a browser's word does not decide it. */
  topicSlug: z.exactOptional(z.string()),
})
export type AttemptVerdict = z.infer<typeof AttemptVerdict>

/** An attempt as the rules see it. */
export interface Attempt {
  /** The entry's id. */
  readonly id: string
  readonly taskId: string
  readonly topicSlug: string
  readonly isCorrect: boolean
  /** ISO-8601. */
  readonly at: string
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  /** Points already acknowledged for it, shown or stored; 0 for none. */
  readonly paidXp: number
}

/** An accepted `attempt.v1` with its parts parsed. */
export type AttemptEntry = AcceptedEntry<AttemptPayload, AttemptVerdict>

/** The attempts among a learner's entries, each in the topic that it counts for. */
export function selectAttempts(entries: readonly AcceptedEntry[]): AttemptEntry[] {
  return entries.filter((entry) => entry.kind === 'attempt.v1').map(toAttemptEntry)
}

function toAttemptEntry(entry: AcceptedEntry): AttemptEntry {
  const payload = AttemptPayload.parse(entry.payload)
  const verdict = AttemptVerdict.parse(entry.verdict)
  return { ...entry, payload: { ...payload, topicSlug: verdict.topicSlug ?? payload.topicSlug }, verdict }
}

/** What the rules need of an accepted attempt. */
export function toAttempt({ id, payload, verdict, at, localDay }: AttemptEntry): Attempt {
  const { taskId, topicSlug } = payload
  return { id, taskId, topicSlug, isCorrect: verdict.isCorrect, at, localDay, paidXp: verdict.xpEarned }
}
