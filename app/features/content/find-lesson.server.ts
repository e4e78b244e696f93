import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { findCourse, type CourseOutline } from './find-course.server.ts'
import { listLessonTasks, type OpenTask } from './list-lesson-tasks.server.ts'

/** A lesson as it is published now, where it stands in its course, and its tasks without their keys. */
export interface LessonPage {
  readonly course: CourseOutline
  readonly moduleTitle: string
  readonly lesson: {
    readonly id: string
    readonly slug: string
    readonly title: string
    readonly minutes: number
    readonly revisionId: string
    /** Safe HTML. */
    readonly html: string
  }
  /** From 1. */
  readonly number: number
  readonly total: number
  readonly previous: LessonLink | null
  readonly next: LessonLink | null
  readonly tasks: readonly OpenTask[]
}

/** Another lesson of the same course. */
export interface LessonLink {
  readonly slug: string
  readonly title: string
}

/** The lesson at `/courses/:course/lessons/:lesson`; null when there is none. */
export function findLesson(view: Snapshot, courseSlug: string, lessonSlug: string): LessonPage | null {
  const course = findCourse(view, courseSlug)
  if (!course) return null
  const outline = course.modules.flatMap((module) =>
    module.lessons.map((lesson) => ({ ...lesson, moduleTitle: module.title })),
  )
  const index = outline.findIndex((lesson) => lesson.slug === lessonSlug)
  const lesson = outline[index]
  if (!lesson) return null
  const [revision] = view.all('lesson-revision', currentRevision({ lessonId: lesson.id }))
  if (!revision) return null
  const { id, slug, title, minutes, moduleTitle } = lesson
  return {
    course,
    moduleTitle,
    lesson: { id, slug, title, minutes, ...revision },
    number: index + 1,
    total: outline.length,
    previous: outline[index - 1] ?? null,
    next: outline[index + 1] ?? null,
    tasks: listLessonTasks(view, id),
  }
}

const currentRevision = prepare((given: { readonly lessonId: string }) =>
  tables
    .selectFrom('Lesson')
    .innerJoin('LessonRevision', 'LessonRevision.id', 'Lesson.currentRevisionId')
    .select(['LessonRevision.id as revisionId', 'LessonRevision.html'])
    .where('Lesson.id', '=', given.lessonId),
)
