import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { Bookmarked, laterBookmark, type Bookmark } from './rules/bookmark.ts'

/** The ids of the lessons that a learner has bookmarked, pending entries included. */
export function listBookmarks(view: LearnerSnapshot, userId: string): ReadonlySet<string> {
  const bookmarks = [...readBookmarks(view, userId).values()]
  return new Set(bookmarks.filter(({ isSet }) => isSet).map(({ lessonId }) => lessonId))
}

/** What was last said of each lesson that a learner has ever bookmarked, pending entries included; by its id. */
export function readBookmarks(view: LearnerSnapshot, userId: string): ReadonlyMap<string, Bookmark> {
  const rows = view.all('bookmarks', bookmarksOf({ userId }))
  const stored = rows.map(({ lessonId, removedAt, updatedAt }) => ({
    lessonId,
    isSet: removedAt === null,
    writtenAt: updatedAt,
  }))
  const bookmarks = new Map<string, Bookmark>()
  for (const one of [...stored, ...view.pending.flatMap(toBookmarks)]) {
    const known = bookmarks.get(one.lessonId)
    bookmarks.set(one.lessonId, known ? laterBookmark(known, one) : one)
  }
  return bookmarks
}

const bookmarksOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('Bookmark')
    .select(['lessonId', 'removedAt', 'updatedAt'])
    .where('userId', '=', given.userId),
)

/** What an entry says about a bookmark, where it says something. */
export function toBookmarks({ kind, payload, at }: AcceptedEntry): Bookmark[] {
  return kind === 'bookmarked.v1' ? [{ ...Bookmarked.parse(payload), writtenAt: at }] : []
}
