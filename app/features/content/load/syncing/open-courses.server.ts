import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { WrittenTopics } from '#app/features/content/load/parsing/parse-topics.ts'
import { dropCourseFromSearch } from '#app/features/content/load/searching/search-rows.server.ts'
import { joinPlans, planOf, type ContentChange, type ContentPlan, type SyncStamp } from './content-plan.ts'
import { courseKey, dropSetting, listCoursesFromFolders } from './content-settings.server.ts'
import type { WrittenCourse } from './plan-course.server.ts'
import { planTopics } from './plan-topics.server.ts'
import type { StoredContent, StoredCourse } from './read-stored-content.server.ts'

/** What comes before any course is loaded. */
export interface Opening {
  readonly plan: ContentPlan
  /** Every course that will then have a row, by slug. */
  readonly courses: ReadonlyMap<string, StoredCourse>
}

/**
 * Plans what courses share: topics, a row for each new course (so that others can require it; a draft, until it is
 * complete), and an end for courses whose folder is gone.
 *
 * @param folders slugs of all folders, those with problems included
 */
export function openCourses(
  written: readonly WrittenCourse[],
  { folders, topics }: { readonly folders: readonly string[]; readonly topics: WrittenTopics },
  { stored, stamp }: { readonly stored: StoredContent; readonly stamp: SyncStamp },
): Opening {
  const courses = new Map(stored.courses)
  const drafts: Statement[] = []
  for (const place of written) {
    if (courses.has(place.slug)) continue
    const course = { id: stamp.newId(), slug: place.slug, hash: '', version: 1 }
    courses.set(place.slug, course)
    drafts.push(insertDraft(course, place, stamp))
  }
  const gone = listCoursesFromFolders(stored.settings).filter((slug) => !folders.includes(slug))
  const plan = joinPlans([
    planTopics(topics.byFile.values(), stored.topics, stamp),
    planOf(drafts),
    ...gone.map((slug) => archiveCourse(slug, stored.courses.get(slug)?.id ?? null, stamp)),
  ])
  return { plan, courses }
}

function insertDraft(course: StoredCourse, { written }: WrittenCourse, { now }: SyncStamp): Statement {
  const { title, description, difficulty } = written
  const empty = {
    overview: '',
    overviewHtml: '',
    estimatedMinutes: 0,
    metadata: JSON.stringify({ tags: [], objectives: [] }),
  }
  const values = { ...course, title, description, difficulty, ...empty, createdAt: now, updatedAt: now }
  return toStatement(tables.insertInto('Course').values({ ...values, status: 'DRAFT' }))
}

/** People may be in it, so it is never deleted; without its hash, it is written anew should its folder return. */
function archiveCourse(slug: string, id: string | null, { now }: SyncStamp): ContentPlan {
  const values = { status: 'ARCHIVED' as const, hash: '', updatedAt: now }
  const update = toStatement(tables.updateTable('Course').set(values).where('slug', '=', slug))
  const retired: ContentChange = { kind: 'courses', change: 'retired' }
  const unsearched = id === null ? [] : [dropCourseFromSearch(id)]
  return planOf([update, dropSetting(courseKey(slug)), ...unsearched], [retired])
}
