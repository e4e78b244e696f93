import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { LessonFinished } from './rules/lesson-progress.ts'

/**
 * Why a learner's word that they are through with a lesson does not count; null when it does.
 *
 * @param enrolled ids of the courses that they have taken up
 * @param revisionId the revision of the lesson that they had on screen
 */
export function findFinishRefusal(
  view: Snapshot,
  enrolled: ReadonlySet<string>,
  { lessonId, courseId }: LessonFinished,
  revisionId: string | null,
): 'unknown-lesson' | 'not-enrolled' | null {
  const given = { revisionId: revisionId ?? '', lessonId, courseId }
  const [lesson] = view.all('lesson-of-revision', lessonOfRevision(given))
  if (!lesson) return 'unknown-lesson'
  return enrolled.has(courseId) ? null : 'not-enrolled'
}

const lessonOfRevision = prepare((given: Readonly<Record<'revisionId' | 'lessonId' | 'courseId', string>>) =>
  tables
    .selectFrom('LessonRevision')
    .innerJoin('Lesson', 'Lesson.id', 'LessonRevision.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .select('Lesson.id')
    .where('LessonRevision.id', '=', given.revisionId)
    .where('Lesson.id', '=', given.lessonId)
    .where('Module.courseId', '=', given.courseId),
)
