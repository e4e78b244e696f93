import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'

/** A course that is stored; an empty hash says that it is not complete yet. */
export interface StoredCourse {
  readonly id: string
  readonly slug: string
  readonly hash: string
  readonly version: number
}

/** A topic that is stored. */
export interface StoredTopic {
  readonly topicSlug: string
  readonly hash: string
  readonly revision: number
}

/** A module that is stored; `retiredAt` is null while it is live. */
export interface StoredModule {
  readonly id: string
  readonly slug: string
  readonly order: number
  readonly title: string
  readonly description: string
  readonly hash: string
  readonly retiredAt: unknown
}

/** A lesson that is stored, with the hash of its current revision and its last revision's number. */
export interface StoredLesson {
  readonly id: string
  readonly moduleId: string
  readonly slug: string
  readonly order: number
  readonly title: string
  readonly minutes: number
  readonly retiredAt: unknown
  readonly revisionHash: string | null
  readonly lastNumber: number | null
}

/** A task that is stored, with the hash of its current revision and its last revision's number. */
export interface StoredTask {
  readonly id: string
  readonly lessonId: string
  readonly slug: string
  readonly order: number
  readonly type: string
  readonly kind: 'PRACTICE' | 'EXAM'
  readonly topicSlug: string
  readonly retiredAt: unknown
  readonly revisionHash: string | null
  readonly lastNumber: number | null
}

/** What a sync has to know before it looks into any course. */
export interface StoredContent {
  /** By slug. */
  readonly courses: ReadonlyMap<string, StoredCourse>
  /** By slug. */
  readonly topics: ReadonlyMap<string, StoredTopic>
  /** JSON by key, of the keys that begin with `content.`. */
  readonly settings: ReadonlyMap<string, string>
}

/** The inside of one course, retired things included. */
export interface StoredParts {
  readonly modules: readonly StoredModule[]
  readonly lessons: readonly StoredLesson[]
  readonly tasks: readonly StoredTask[]
  /** Ids of the courses that it requires. */
  readonly prerequisites: readonly string[]
}

/** Reads what is stored of courses and topics as a whole. */
export function readStoredContent(view: Snapshot): StoredContent {
  const courses = view.all(
    'stored-courses',
    tables.selectFrom('Course').select(['id', 'slug', 'hash', 'version']),
  )
  const topics = view.all(
    'stored-topics',
    tables.selectFrom('TopicXpConfig').select(['topicSlug', 'hash', 'revision']),
  )
  const settings = view.all(
    'content-settings',
    tables.selectFrom('SystemSetting').select(['key', 'value']).where('key', 'like', 'content.%'),
  )
  return {
    courses: new Map(courses.map((course) => [course.slug, course])),
    topics: new Map(topics.map((topic) => [topic.topicSlug, topic])),
    settings: new Map(settings.map(({ key, value }) => [key, value])),
  }
}

/** Reads what is stored of one course. */
export function readStoredParts(view: Snapshot, courseId: string): StoredParts {
  const modules = view.all(
    'stored-modules',
    tables
      .selectFrom('Module')
      .select(['id', 'slug', 'order', 'title', 'description', 'hash', 'retiredAt'])
      .where('courseId', '=', courseId),
  )
  const prerequisites = view.all(
    'stored-prerequisites',
    tables.selectFrom('CoursePrerequisite').select('requiresId').where('courseId', '=', courseId),
  )
  return {
    modules,
    lessons: readLessons(view, courseId),
    tasks: readTasks(view, courseId),
    prerequisites: prerequisites.map(({ requiresId }) => requiresId),
  }
}

/** How many live modules, lessons and tasks a course has. */
export function countStoredParts(
  view: Snapshot,
  courseId: string,
): { readonly modules: number; readonly lessons: number; readonly tasks: number } {
  const [counts] = view.all(
    'count-content',
    tables
      .selectFrom('Module')
      .leftJoin('Lesson', (join) =>
        join.onRef('Lesson.moduleId', '=', 'Module.id').on('Lesson.retiredAt', 'is', null),
      )
      .leftJoin('Task', (join) =>
        join.onRef('Task.lessonId', '=', 'Lesson.id').on('Task.retiredAt', 'is', null),
      )
      .select((eb) => [
        eb.fn.count<number>('Module.id').distinct().as('modules'),
        eb.fn.count<number>('Lesson.id').distinct().as('lessons'),
        eb.fn.count<number>('Task.id').distinct().as('tasks'),
      ])
      .where('Module.courseId', '=', courseId)
      .where('Module.retiredAt', 'is', null),
  )
  return counts ?? { modules: 0, lessons: 0, tasks: 0 }
}

function readLessons(view: Snapshot, courseId: string): StoredLesson[] {
  return view.all(
    'stored-lessons',
    tables
      .selectFrom('Lesson')
      .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
      .leftJoin('LessonRevision', 'LessonRevision.id', 'Lesson.currentRevisionId')
      .select([
        'Lesson.id',
        'Lesson.moduleId',
        'Lesson.slug',
        'Lesson.order',
        'Lesson.title',
        'Lesson.minutes',
      ])
      .select(['Lesson.retiredAt', 'LessonRevision.hash as revisionHash'])
      .select((eb) =>
        eb
          .selectFrom('LessonRevision as each')
          .select((inner) => inner.fn.max('each.number').as('last'))
          .whereRef('each.lessonId', '=', 'Lesson.id')
          .as('lastNumber'),
      )
      .where('Module.courseId', '=', courseId),
  )
}

function readTasks(view: Snapshot, courseId: string): StoredTask[] {
  return view.all(
    'stored-tasks',
    tables
      .selectFrom('Task')
      .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
      .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
      .leftJoin('TaskRevision', 'TaskRevision.id', 'Task.currentRevisionId')
      .select([
        'Task.id',
        'Task.lessonId',
        'Task.slug',
        'Task.order',
        'Task.type',
        'Task.kind',
        'Task.topicSlug',
      ])
      .select(['Task.retiredAt', 'TaskRevision.hash as revisionHash'])
      .select((eb) =>
        eb
          .selectFrom('TaskRevision as each')
          .select((inner) => inner.fn.max('each.number').as('last'))
          .whereRef('each.taskId', '=', 'Task.id')
          .as('lastNumber'),
      )
      .where('Module.courseId', '=', courseId),
  )
}
