import { z } from 'zod/mini'
import { toKeptText } from '#app/kernel/kept-text.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

/** What can be wrong with a task. */
export const REPORT_REASONS = ['wrong-key', 'unclear', 'typo', 'broken', 'other'] as const
/** One of them. */
export type ReportReason = (typeof REPORT_REASONS)[number]
/** How long the words that go with a report may be, in characters. */
export const REPORT_MAX = 2_000

/** Payload of `task-reported.v1`: a learner found a mistake in the revision of a task that the entry names. */
export const TaskReported = z.object({
  taskId: z.string().check(z.regex(ULID_PATTERN)),
  reason: z.enum(REPORT_REASONS),
  /** Plain text; may be empty. */
  body: z.string().check(z.overwrite(toKeptText), z.maxLength(REPORT_MAX)),
})
export type TaskReported = z.infer<typeof TaskReported>

/** The reason of this name; null where it is none. */
export function findReason(name: string): ReportReason | null {
  return REPORT_REASONS.find((reason) => reason === name) ?? null
}
