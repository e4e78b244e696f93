import { z } from 'zod/mini'

const Query = z.string().check(z.trim(), z.maxLength(100))
const Level = z.enum(['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT'])

/** What the catalog can be narrowed to, as its address says it. */
export interface CatalogFilter {
  /** Words of the title, the description or the tags; 100 characters at most. */
  readonly q: string
  readonly level: z.infer<typeof Level> | ''
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
  const q = Query.safeParse(search.get('q') ?? '')
  const level = Level.safeParse(search.get('level'))
  return {
    q: q.success ? q.data : '',
    level: level.success ? level.data : '',
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
  const wanted = wordsIn(filter.q)
  return courses.filter((course) => {
    if (filter.level !== '' && course.difficulty !== filter.level) return false
    if (filter.show === 'mine' && !enrolledIds.has(course.id)) return false
    const words = wordsIn([course.title, course.description, ...course.tags].join(' '))
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

/** Whether it narrows anything. */
export function isFiltering({ q, level, show }: CatalogFilter): boolean {
  return q !== '' || level !== '' || show !== 'all'
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
