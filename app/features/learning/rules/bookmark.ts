import { z } from 'zod/mini'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

/** Payload of `bookmarked.v1`: a learner wants to find a lesson again, or no more. */
export const Bookmarked = z.object({ lessonId: z.string().check(z.regex(ULID_PATTERN)), isSet: z.boolean() })
export type Bookmarked = z.infer<typeof Bookmarked>

/** A bookmark as somebody left it. */
export interface Bookmark extends Bookmarked {
  /** ISO-8601, by a clock that was corrected. */
  readonly writtenAt: string
}

/**
 * The one of two that holds, whichever came first: what was said last. Of what was said in one instant, that it is set:
 * one bookmark too many is sooner taken away than one too few is found.
 */
export function laterBookmark(one: Bookmark, other: Bookmark): Bookmark {
  if (one.writtenAt !== other.writtenAt) return one.writtenAt > other.writtenAt ? one : other
  return one.isSet ? one : other
}
