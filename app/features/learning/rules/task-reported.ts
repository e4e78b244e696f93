import { z } from 'zod/mini'
import { toKeptText } from '#app/kernel/kept-text.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { REPORT_MAX, REPORT_REASONS } from './task-report.ts'

/** Payload of `task-reported.v1`: a learner found a mistake in the revision of a task that the entry names. */
export const TaskReported = z.object({
  taskId: z.string().check(z.regex(ULID_PATTERN)),
  reason: z.enum(REPORT_REASONS),
  /** Plain text; may be empty. */
  body: z.string().check(z.overwrite(toKeptText), z.maxLength(REPORT_MAX)),
})
export type TaskReported = z.infer<typeof TaskReported>
