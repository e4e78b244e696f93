import type { Snapshot } from '#app/data/reader.ts'
import { entryKinds } from '#app/entries.ts'
import { findLessonRefusal, findRemovalRefusal } from '#app/features/learning/find-lesson-refusal.server.ts'
import { findNoteRefusal, findNoteRemovalRefusal } from '#app/features/learning/find-note-refusal.server.ts'
import { findReportRefusal } from '#app/features/learning/find-report-refusal.server.ts'
import type { CheckedEntry } from './check-sent-entry.ts'
import type { EntryRefusal } from './entry-refusal.ts'

/** The kinds that say something about a lesson or a task and earn nothing. */
export type ToolKind = 'bookmarked.v1' | 'note-removed.v1' | 'note-written.v1' | 'task-reported.v1'

/**
 * Why a note, a bookmark or a report that a browser sent is not kept; null when it is.
 *
 * @param enrolled ids of the courses that the learner has taken up
 */
export function findToolRefusal(
  view: Snapshot,
  enrolled: ReadonlySet<string>,
  kind: ToolKind,
  { userId, payload, revisionId }: CheckedEntry,
): EntryRefusal | null {
  switch (kind) {
    case 'bookmarked.v1': {
      const read = entryKinds[kind].safeParse(payload)
      if (!read.success) return 'not-readable'
      const { lessonId, isSet } = read.data
      return isSet ? findLessonRefusal(view, enrolled, lessonId) : findRemovalRefusal(view, lessonId)
    }
    case 'note-written.v1': {
      const read = entryKinds[kind].safeParse(payload)
      return read.success ? findNoteRefusal(view, enrolled, { userId, ...read.data }) : 'not-readable'
    }
    case 'note-removed.v1': {
      const read = entryKinds[kind].safeParse(payload)
      return read.success ? findNoteRemovalRefusal(view, { userId, ...read.data }) : 'not-readable'
    }
    case 'task-reported.v1': {
      const read = entryKinds[kind].safeParse(payload)
      return read.success ? findReportRefusal(view, enrolled, read.data.taskId, revisionId) : 'not-readable'
    }
  }
}
