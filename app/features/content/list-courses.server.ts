import { z } from 'zod/mini'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'

/** A course as the catalog shows it. */
export interface CourseSummary {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly description: string
  /** BCP 47 tag of the language that it is written in. */
  readonly language: string
  readonly difficulty: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | 'EXPERT'
  readonly estimatedMinutes: number
  readonly tags: readonly string[]
  readonly lessons: number
  readonly tasks: number
}

/** The published courses, by title. */
export function listCourses(view: Snapshot): CourseSummary[] {
  const rows = view.all('catalog', catalog)
  return rows.map(({ metadata, ...row }) => ({
    ...row,
    tags: CourseMetadata.parse(JSON.parse(metadata)).tags,
    lessons: row.lessons ?? 0,
    tasks: row.tasks ?? 0,
  }))
}

const catalog = prepare(() =>
  tables
    .selectFrom('Course')
    .select(['Course.id', 'Course.slug', 'Course.title', 'Course.description', 'Course.difficulty'])
    .select(['Course.estimatedMinutes', 'Course.metadata', 'Course.language'])
    .select((eb) => [
      eb
        .selectFrom('Lesson')
        .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('Module.courseId', '=', 'Course.id')
        .where('Lesson.retiredAt', 'is', null)
        .where('Module.retiredAt', 'is', null)
        .as('lessons'),
      eb
        .selectFrom('Task')
        .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
        .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('Module.courseId', '=', 'Course.id')
        .where('Task.retiredAt', 'is', null)
        .where('Lesson.retiredAt', 'is', null)
        .where('Module.retiredAt', 'is', null)
        .as('tasks'),
    ])
    .where('Course.status', '=', 'PUBLISHED')
    .orderBy('Course.title'),
)({})

/** The JSON of `Course.metadata`. */
export const CourseMetadata = z.object({ tags: z.array(z.string()), objectives: z.array(z.string()) })
