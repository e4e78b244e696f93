import type { notes } from '#app/words/en/notes.ts'
import type { Words } from '#app/words/words.ts'
import { KEPT_TOOL, refuseTool, type PostedTool, type ReceivedTool } from './refuse-tool.server.ts'
import { Bookmarked } from './rules/bookmark.ts'
import { setBookmark } from './set-bookmark.server.ts'
import type { LessonHandles } from './write-note.server.ts'

/** Takes a bookmark that a form sent: `isSet` is `1`, or `0` to take it away. */
export async function receiveBookmarkForm(
  handles: LessonHandles,
  t: Words<typeof notes>,
  { learner, lessonId, typed, nowMs, newId }: PostedTool,
): Promise<ReceivedTool> {
  if (!learner) return refuseTool(t, 'signed-out', typed)
  const read = Bookmarked.safeParse({ lessonId, isSet: typed['isSet']?.[0] === '1' })
  if (!read.success) return refuseTool(t, 'unknown-lesson', typed)
  const set = await setBookmark(handles, learner, read.data, { nowMs, newId })
  return set.ok ? KEPT_TOOL : refuseTool(t, set.reason, typed)
}
