import { tables, textsOf } from '#app/data/sql.ts'

/**
 * The lessons that can be read in some courses now, for `in` within a question: found once for however many tasks.
 *
 * @param courseIds the place of a list that `toList` has made
 */
export function liveLessons(courseIds: string) {
  return tables
    .selectFrom('Course')
    .innerJoin('Module', 'Module.courseId', 'Course.id')
    .innerJoin('Lesson', 'Lesson.moduleId', 'Module.id')
    .select('Lesson.id')
    .where('Course.id', 'in', textsOf(courseIds))
    .where('Course.status', '=', 'PUBLISHED')
    .where('Module.retiredAt', 'is', null)
    .where('Lesson.retiredAt', 'is', null)
}
