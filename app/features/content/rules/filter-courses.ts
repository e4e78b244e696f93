import { listWords } from './search-query.ts'

const LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT'] as const

const MAX_QUERY = 100

/** What the catalog can be narrowed to, as its address says it. */
export interface CatalogFilter {
  /** Words of the title, the description or the tags; 100 characters at most. */
  readonly q: string
  readonly level: (typeof LEVELS)[number] | ''
  /** `mine`: what the learner has taken up. */
  readonly show: 'all' | 'mine'
}

/** What a filter looks at. */
export interface FilteredCourse {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly difficulty: string
  readonly tags: readonly string[]
}

/** The filter that an address asks for; what it does not understand narrows nothing. */
export function readCatalogFilter(search: URLSearchParams): CatalogFilter {
  const q = (search.get('q') ?? '').trim()
  return {
    q: q.length <= MAX_QUERY ? q : '',
    level: LEVELS.find((level) => level === search.get('level')) ?? '',
    show: search.get('show') === 'mine' ? 'mine' : 'all',
  }
}

/**
 * The courses that fit, in the order given: each word of `q` has to be the beginning of a word somewhere in the course,
 * whatever its case and accents.
 *
 * @param enrolledIds of the courses that the learner has taken up
 */
export function filterCourses<Course extends FilteredCourse>(
  courses: readonly Course[],
  filter: CatalogFilter,
  enrolledIds: ReadonlySet<string>,
): Course[] {
  const wanted = listWords(filter.q)
  return courses.filter((course) => {
    if (filter.level !== '' && course.difficulty !== filter.level) return false
    if (filter.show === 'mine' && !enrolledIds.has(course.id)) return false
    const words = listWords([course.title, course.description, ...course.tags].join(' '))
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

/** Whether it narrows anything. */
export function isFiltering({ q, level, show }: CatalogFilter): boolean {
  return q !== '' || level !== '' || show !== 'all'
}
