import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listBookmarks } from './list-bookmarks.server.ts'
import { listTouchedNotes } from './list-touched-notes.server.ts'
import { groupNotes, overlayNotes, SHOWN_NOTES, takeShown, type OwnNote } from './rules/own-note.ts'
import { holdsWords } from './rules/search-words.ts'

/** A lesson that a learner has marked or written about. */
export interface NotedLesson {
  readonly id: string
  readonly slug: string
  readonly title: string
  /** Whether it can still be gone to. */
  readonly isOpen: boolean
  readonly isBookmarked: boolean
  readonly notes: readonly OwnNote[]
}

/** A course with such lessons, in its own order. */
export interface NotedCourse {
  readonly slug: string
  readonly title: string
  readonly lessons: readonly NotedLesson[]
}

/**
 * Everything that a learner has marked and written, pending entries included, by course and lesson; of very many notes
 * those that were written last.
 *
 * @param words what must be in a note, or in the title of its lesson or course; empty for everything
 */
export function listNotes(view: LearnerSnapshot, userId: string, words: string): NotedCourse[] {
  const stored = view.all('own-notes', notesOf({ userId, limit: SHOWN_NOTES }))
  const notes = overlayNotes(takeShown(stored), listTouchedNotes(view, userId))
  const bookmarked = listBookmarks(view, userId)
  const lessonIds = new Set([...notes.map(({ lessonId }) => lessonId), ...bookmarked])
  if (lessonIds.size === 0) return []
  const places = view.all('noted-lessons', lessonsOf({ lessonIds: toList([...lessonIds]) }))
  const courses = new Map<string, { slug: string; title: string; lessons: NotedLesson[] }>()
  for (const place of places) {
    const { courseSlug, courseTitle, id, slug, title } = place
    const own = notes.filter(({ lessonId }) => lessonId === id)
    const isOfTitle = holdsWords(`${courseTitle} ${title}`, words)
    const shown = isOfTitle ? own : listFound(own, words)
    if (!isOfTitle && shown.length === 0) continue
    const course = courses.get(courseSlug) ?? { slug: courseSlug, title: courseTitle, lessons: [] }
    courses.set(courseSlug, course)
    const isOpen = place.status === 'PUBLISHED' && place.moduleRetiredAt === null && place.retiredAt === null
    course.lessons.push({ id, slug, title, isOpen, isBookmarked: bookmarked.has(id), notes: shown })
  }
  return [...courses.values()]
}

/** What is in conflict stays together. */
function listFound(notes: readonly OwnNote[], words: string): OwnNote[] {
  return groupNotes(notes)
    .filter((group) => group.some(({ body }) => holdsWords(body, words)))
    .flat()
}

const notesOf = prepare((given: { readonly userId: string; readonly limit: number }) =>
  tables
    .selectFrom('Note')
    .select(['id', 'lessonId', 'anchor', 'body', 'conflictOfId', 'writtenAt', 'removedAt'])
    .where('userId', '=', given.userId)
    .where('removedAt', 'is', null)
    .orderBy('writtenAt', 'desc')
    .limit(given.limit),
)

const lessonsOf = prepare((given: { readonly lessonIds: string }) =>
  tables
    .selectFrom('Lesson')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .select(['Lesson.id', 'Lesson.slug', 'Lesson.title', 'Lesson.retiredAt'])
    .select(['Module.retiredAt as moduleRetiredAt'])
    .select(['Course.slug as courseSlug', 'Course.title as courseTitle', 'Course.status'])
    .where('Lesson.id', 'in', textsOf(given.lessonIds))
    .orderBy('Course.title')
    .orderBy('Course.id')
    .orderBy('Module.order')
    .orderBy('Lesson.order'),
)
