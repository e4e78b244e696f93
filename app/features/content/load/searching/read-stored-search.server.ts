import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import { CourseMetadata } from '#app/features/content/list-courses.server.ts'
import type { SearchRow } from './search-rows.server.ts'
import { courseSource, lessonSource, moduleSource, type SearchSource } from './search-source.ts'

/** What is stored of a course, as search needs it. */
export interface StoredSearch {
  /** What search knows of it. */
  readonly rows: readonly SearchRow[]
  readonly isPublished: boolean
  /** What it would know of all that is not retired. */
  readonly sources: readonly SearchSource[]
}

/** Reads what search knows of a course, and what it should. */
export function readStoredSearch(view: Snapshot, courseId: string): StoredSearch {
  const rows = view.all(
    'search-rows',
    tables
      .selectFrom('ContentSearch')
      .select(['kind', 'refId', 'title', 'body'])
      .where('courseId', '=', courseId),
  )
  const course = findCourse(view, courseId)
  return {
    rows,
    isPublished: course?.status === 'PUBLISHED',
    sources: [...(course?.sources ?? []), ...readModules(view, courseId), ...readLessons(view, courseId)],
  }
}

/**
 * The published courses that search does not know, by slug: those of a database that an earlier release has filled, or
 * whose index was lost.
 */
export function listUnsearched(view: Snapshot): string[] {
  const courses = view.all(
    'unsearched-courses',
    tables
      .selectFrom('Course')
      .select('slug')
      .where('status', '=', 'PUBLISHED')
      .where('id', 'not in', (eb) =>
        eb.selectFrom('ContentSearch').select('refId').where('kind', '=', 'course'),
      ),
  )
  return courses.map(({ slug }) => slug)
}

function findCourse(view: Snapshot, courseId: string) {
  const [course] = view.all(
    'search-course',
    tables
      .selectFrom('Course')
      .select(['status', 'title', 'description', 'overview', 'metadata'])
      .where('id', '=', courseId),
  )
  if (!course) return null
  const { status, metadata, ...texts } = course
  const source = courseSource(courseId, { ...texts, ...CourseMetadata.parse(JSON.parse(metadata)) })
  return { status, sources: [source] }
}

function readModules(view: Snapshot, courseId: string): SearchSource[] {
  const modules = view.all(
    'search-modules',
    tables
      .selectFrom('Module')
      .select(['id', 'title', 'description', 'content'])
      .where('courseId', '=', courseId)
      .where('retiredAt', 'is', null),
  )
  return modules.map(({ id, ...texts }) => moduleSource(id, texts))
}

function readLessons(view: Snapshot, courseId: string): SearchSource[] {
  const lessons = view.all(
    'search-lessons',
    tables
      .selectFrom('Lesson')
      .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
      .innerJoin('LessonRevision', 'LessonRevision.id', 'Lesson.currentRevisionId')
      .select(['Lesson.id', 'Lesson.title', 'LessonRevision.body'])
      .where('Module.courseId', '=', courseId)
      .where('Module.retiredAt', 'is', null)
      .where('Lesson.retiredAt', 'is', null),
  )
  return lessons.map(({ id, ...texts }) => lessonSource(id, texts))
}
