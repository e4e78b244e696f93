import type { Reader } from '#app/data/reader.ts'
import { findLesson } from '#app/features/content/find-lesson.server.ts'
import { getLessonState } from '#app/features/learning/get-lesson-state.server.ts'
import type { SchoolFacts } from './school-facts.ts'

/** Reads all that the loader of the lesson's page reads for a learner. */
export function readLessonPage(reader: Reader, facts: SchoolFacts, userId: string): void {
  const page = findLesson(reader, facts.courseSlug, facts.lessonSlug)
  if (!page) throw new Error('the copy has no lesson to read')
  const asked = { courseId: page.course.id, lessonId: page.lesson.id, tasks: page.tasks }
  reader.forLearner(userId, (view) => getLessonState(view, userId, asked))
}
