import { z } from 'zod/mini'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

/** Payload of `enrolled.v1`: a learner takes up a free course. */
export const Enrolled = z.object({ courseId: z.string().check(z.regex(ULID_PATTERN)) })
export type Enrolled = z.infer<typeof Enrolled>
