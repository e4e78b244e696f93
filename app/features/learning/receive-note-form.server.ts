import type { notes } from '#app/words/en/notes.ts'
import type { Words } from '#app/words/words.ts'
import { KEPT_TOOL, refuseTool, type PostedTool, type ReceivedTool } from './refuse-tool.server.ts'
import { NoteRemoved, NoteWritten } from './rules/note-entries.ts'
import { NOTE_MAX } from './rules/note-text.ts'
import { removeNote, writeNote, type LessonHandles } from './write-note.server.ts'

/** Takes a note that a form sent: `noteId`, `over`, `anchor` and `body`; `over` and `anchor` are empty for none. */
export async function receiveNoteForm(
  handles: LessonHandles,
  t: Words<typeof notes>,
  { learner, lessonId, typed, nowMs }: PostedTool,
): Promise<ReceivedTool> {
  const [noteId = '', over = '', anchor = '', posted = ''] = ['noteId', 'over', 'anchor', 'body'].map(
    (name) => typed[name]?.[0],
  )
  if (!learner) return refuseTool(t, 'signed-out', typed)
  // Browsers send the ends of lines as two characters, and count them as one.
  const body = posted.replaceAll('\r\n', '\n')
  const note = { noteId, lessonId, anchor: anchor || null, body, over: over || null }
  const read = NoteWritten.safeParse(note)
  if (read.success) {
    const written = await writeNote(handles, learner, read.data, nowMs)
    return written.ok ? KEPT_TOOL : refuseTool(t, written.reason, typed)
  }
  const refused = refuseTool(t, 'not-readable', typed)
  const message = body.trim() === '' ? t('refusals.empty') : t('refusals.tooLong', { max: NOTE_MAX })
  const isOfBody = read.error.issues.some(({ path }) => path[0] === 'body')
  return isOfBody ? { ...refused, result: { status: 'refused', message, typed } } : refused
}

/** Takes the wish to remove a note: `noteId` and `over`. */
export async function receiveNoteRemovalForm(
  handles: LessonHandles,
  t: Words<typeof notes>,
  { learner, lessonId, typed, nowMs }: PostedTool,
): Promise<ReceivedTool> {
  if (!learner) return refuseTool(t, 'signed-out', typed)
  const [noteId, over] = ['noteId', 'over'].map((name) => typed[name]?.[0])
  const read = NoteRemoved.safeParse({ noteId, lessonId, over })
  if (!read.success) return refuseTool(t, 'not-readable', typed)
  const removed = await removeNote(handles, learner, read.data, nowMs)
  return removed.ok ? KEPT_TOOL : refuseTool(t, removed.reason, typed)
}
