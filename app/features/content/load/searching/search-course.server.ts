import type { CoursePlace } from '#app/features/content/load/parsing/parse-course.server.ts'
import type { LiveLesson } from '#app/features/content/load/syncing/plan-lesson.server.ts'
import type { PlannedModule } from '#app/features/content/load/syncing/plan-modules.server.ts'
import { planSearch, type SearchPlan } from './plan-search.server.ts'
import type { StoredSearch } from './read-stored-search.server.ts'
import { courseSource, lessonSource, moduleSource, type SearchSource } from './search-source.ts'

/** A course as it will be, in the parts that search knows. */
export interface SearchedParts {
  readonly modules: readonly PlannedModule[]
  readonly lessons: readonly LiveLesson[]
}

/**
 * Plans what search is told of a course that is loaded. What has a problem, and so stays what it was, is searched as it
 * is stored.
 */
export function searchCourse(
  courseId: string,
  written: NonNullable<CoursePlace['written']>,
  { modules, lessons }: SearchedParts,
  stored: StoredSearch,
): SearchPlan {
  if (written.status !== 'PUBLISHED') return planSearch(courseId, [], stored.rows)
  const storedSource = (id: string): SearchSource[] => stored.sources.filter(({ refId }) => refId === id)
  const sources = [
    courseSource(courseId, written),
    ...modules.flatMap(({ id, place }) =>
      place?.written ? moduleSource(id, place.written) : storedSource(id),
    ),
    ...lessons.flatMap(({ id, text }) => (text ? lessonSource(id, text) : storedSource(id))),
  ]
  return planSearch(courseId, sources, stored.rows)
}
