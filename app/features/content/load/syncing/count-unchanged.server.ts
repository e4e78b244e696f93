import type { Snapshot } from '#app/data/reader.ts'
import type { ContentChange, ContentKind } from './content-plan.ts'
import { countStoredParts } from './read-stored-content.server.ts'
import type { SyncSetting } from './sync-setting.ts'

/** What may be said when no course has changed. */
export function countUnchanged(
  view: Snapshot,
  setting: Pick<SyncSetting, 'stored' | 'unchanged' | 'topics'>,
): ContentChange[] {
  const slugs = new Set([...setting.topics.byFile.values()].map(({ slug }) => slug))
  return [...countUnchangedCourses(view, setting), ...repeat('topics', slugs.size)]
}

/** The courses that were not looked into, with everything in them. */
export function countUnchangedCourses(
  view: Snapshot,
  { stored, unchanged }: Pick<SyncSetting, 'stored' | 'unchanged'>,
): ContentChange[] {
  return unchanged.flatMap(({ slug }) => {
    const course = stored.courses.get(slug)
    if (!course) return []
    const { modules, lessons, tasks } = countStoredParts(view, course.id)
    return [
      ...repeat('courses', 1),
      ...repeat('modules', modules),
      ...repeat('lessons', lessons),
      ...repeat('tasks', tasks),
    ]
  })
}

function repeat(kind: ContentKind, times: number): ContentChange[] {
  return Array.from({ length: times }, () => ({ kind, change: 'unchanged' }))
}
