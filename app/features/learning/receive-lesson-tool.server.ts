import type { notes } from '#app/words/en/notes.ts'
import type { Words } from '#app/words/words.ts'
import { receiveBookmarkForm } from './receive-bookmark-form.server.ts'
import { receiveNoteForm, receiveNoteRemovalForm } from './receive-note-form.server.ts'
import { receiveReportForm } from './receive-report-form.server.ts'
import type { PostedTool, ReceivedTool } from './refuse-tool.server.ts'
import type { LessonHandles } from './write-note.server.ts'

/**
 * Does what a form about a lesson asks for: `intent` is `write-note`, `remove-note`, `bookmark` or `report`.
 *
 * @returns null for any other intent
 */
export async function receiveLessonTool(
  handles: LessonHandles,
  t: Words<typeof notes>,
  posted: PostedTool,
): Promise<ReceivedTool | null> {
  const receive = RECEIVERS.get(posted.typed['intent']?.[0] ?? '')
  return receive ? receive(handles, t, posted) : null
}

const RECEIVERS: ReadonlyMap<string, typeof receiveNoteForm> = new Map([
  ['write-note', receiveNoteForm],
  ['remove-note', receiveNoteRemovalForm],
  ['bookmark', receiveBookmarkForm],
  ['report', receiveReportForm],
])
