import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'

/** Where a lesson is found. */
export interface LessonPlace {
  readonly courseSlug: string
  readonly lessonSlug: string
  readonly lessonTitle: string
}

/** Where a task is found. */
export interface TaskPlace extends LessonPlace {
  readonly taskSlug: string
  /** Position in the lesson, from 1; null for one that is no longer in it. */
  readonly taskNumber: number | null
}

/** Where tasks are found, retired ones too; by task id. */
export function listTaskPlaces(view: Snapshot, taskIds: readonly string[]): Map<string, TaskPlace> {
  if (taskIds.length === 0) return new Map()
  const rows = view.all('task-places', placesOfTasks({ taskIds: toList([...new Set(taskIds)]) }))
  return new Map(
    rows.map(({ id, order, ...place }) => [id, { ...place, taskNumber: order > 0 ? order : null }]),
  )
}

const placesOfTasks = prepare((given: { readonly taskIds: string }) =>
  tables
    .selectFrom('Task')
    .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .select(['Task.id', 'Course.slug as courseSlug', 'Lesson.slug as lessonSlug'])
    .select(['Lesson.title as lessonTitle', 'Task.slug as taskSlug', 'Task.order'])
    .where('Task.id', 'in', textsOf(given.taskIds)),
)

/** Where lessons are found, retired ones too; by lesson id. */
export function listLessonPlaces(view: Snapshot, lessonIds: readonly string[]): Map<string, LessonPlace> {
  if (lessonIds.length === 0) return new Map()
  const rows = view.all('lesson-places', placesOfLessons({ lessonIds: toList([...new Set(lessonIds)]) }))
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

const placesOfLessons = prepare((given: { readonly lessonIds: string }) =>
  tables
    .selectFrom('Lesson')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .select(['Lesson.id', 'Course.slug as courseSlug', 'Lesson.slug as lessonSlug'])
    .select('Lesson.title as lessonTitle')
    .where('Lesson.id', 'in', textsOf(given.lessonIds)),
)

/** What topics are called, by slug. */
export function listTopicTitles(view: Snapshot, topicSlugs: readonly string[]): Map<string, string> {
  if (topicSlugs.length === 0) return new Map()
  const rows = view.all('topic-titles', titlesOf({ topicSlugs: toList([...new Set(topicSlugs)]) }))
  return new Map(rows.map(({ topicSlug, topicTitle }) => [topicSlug, topicTitle]))
}

const titlesOf = prepare((given: { readonly topicSlugs: string }) =>
  tables
    .selectFrom('TopicXpConfig')
    .select(['topicSlug', 'topicTitle'])
    .where('topicSlug', 'in', textsOf(given.topicSlugs)),
)
