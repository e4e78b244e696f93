import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, toList } from '#app/data/sql.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { liveLessons } from './live-lessons.server.ts'

/** Whether the learner's courses have a task of a topic that can be practised now. */
export function hasLiveTask(view: LearnerSnapshot, userId: string, topicSlug: string): boolean {
  const courseIds = toList([...listEnrollments(view, userId)])
  return view.all('live-task-of-topic', liveTaskOf({ topicSlug, courseIds })).length > 0
}

const liveTaskOf = prepare((given: Readonly<Record<'topicSlug' | 'courseIds', string>>) =>
  tables
    .selectFrom('Task')
    .select('Task.id')
    .where('Task.topicSlug', '=', given.topicSlug)
    .where('Task.lessonId', 'in', liveLessons(given.courseIds))
    .where('Task.kind', '=', 'PRACTICE')
    .where('Task.retiredAt', 'is', null)
    .limit(1),
)
