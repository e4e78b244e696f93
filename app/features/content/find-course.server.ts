import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { CourseMetadata } from './list-courses.server.ts'

/** A course with its outline. */
export interface CourseOutline {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly description: string
  /** Safe HTML. */
  readonly overviewHtml: string
  /** BCP 47 tag of the language that it is written in. */
  readonly language: string
  readonly difficulty: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | 'EXPERT'
  readonly estimatedMinutes: number
  readonly priceCents: number
  readonly objectives: readonly string[]
  readonly prerequisites: readonly { readonly slug: string; readonly title: string }[]
  readonly modules: readonly ModuleOutline[]
}

/** A module of an outline. */
export interface ModuleOutline {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly lessons: readonly LessonOutline[]
}

/** A lesson of an outline. */
export interface LessonOutline {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly minutes: number
  readonly tasks: number
}

/** The published course of this slug with its live modules and lessons in order; null when there is none. */
export function findCourse(view: Snapshot, slug: string): CourseOutline | null {
  const [course] = view.all('course', courseBySlug({ slug }))
  if (!course) return null
  const { metadata, ...words } = course
  const { objectives } = CourseMetadata.parse(JSON.parse(metadata))
  return {
    ...words,
    objectives,
    prerequisites: listPrerequisites(view, course.id),
    modules: listModules(view, course.id),
  }
}

const courseBySlug = prepare((given: { readonly slug: string }) =>
  tables
    .selectFrom('Course')
    .select(['id', 'slug', 'title', 'description', 'overviewHtml', 'difficulty'])
    .select(['estimatedMinutes', 'priceCents', 'metadata', 'language'])
    .where('slug', '=', given.slug)
    .where('status', '=', 'PUBLISHED'),
)

function listPrerequisites(view: Snapshot, courseId: string) {
  return view.all('course-prerequisites', prerequisitesOf({ courseId }))
}

const prerequisitesOf = prepare((given: { readonly courseId: string }) =>
  tables
    .selectFrom('CoursePrerequisite')
    .innerJoin('Course', 'Course.id', 'CoursePrerequisite.requiresId')
    .select(['Course.slug', 'Course.title'])
    .where('CoursePrerequisite.courseId', '=', given.courseId)
    .where('Course.status', '=', 'PUBLISHED'),
)

function listModules(view: Snapshot, courseId: string): ModuleOutline[] {
  const modules = view.all('course-modules', modulesOf({ courseId }))
  const lessons = view.all('course-lessons', lessonsOf({ courseId }))
  return modules.map((module) => ({
    ...module,
    lessons: lessons
      .filter((lesson) => lesson.moduleId === module.id)
      .map(({ id, slug, title, minutes, tasks }) => ({ id, slug, title, minutes, tasks: tasks ?? 0 })),
  }))
}

const modulesOf = prepare((given: { readonly courseId: string }) =>
  tables
    .selectFrom('Module')
    .select(['id', 'title', 'description'])
    .where('courseId', '=', given.courseId)
    .where('retiredAt', 'is', null)
    .orderBy('order'),
)

const lessonsOf = prepare((given: { readonly courseId: string }) =>
  tables
    .selectFrom('Lesson')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .select(['Lesson.id', 'Lesson.moduleId', 'Lesson.slug', 'Lesson.title', 'Lesson.minutes'])
    .select((eb) =>
      eb
        .selectFrom('Task')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('Task.lessonId', '=', 'Lesson.id')
        .where('Task.retiredAt', 'is', null)
        .as('tasks'),
    )
    .where('Module.courseId', '=', given.courseId)
    .where('Lesson.retiredAt', 'is', null)
    .where('Lesson.currentRevisionId', 'is not', null)
    .orderBy('Lesson.order'),
)
