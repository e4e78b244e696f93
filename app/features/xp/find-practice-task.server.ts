import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare } from '#app/data/sql.ts'
import { openTasks, toOpenTask, type OpenTask } from '#app/features/content/list-lesson-tasks.server.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { listTaskMarks } from './list-task-marks.server.ts'

/** A task to practise, and where it comes from. */
export interface PracticeTask {
  readonly task: OpenTask
  readonly topicSlug: string
  readonly topicTitle: string
  readonly isTried: boolean
  readonly isSolved: boolean
  readonly course: { readonly slug: string; readonly title: string }
  readonly lesson: { readonly slug: string; readonly title: string }
}

/** A live practice task of one of the learner's courses; null for any other. */
export function findPracticeTask(view: LearnerSnapshot, userId: string, taskId: string): PracticeTask | null {
  const [row] = view.all('practice-task', practiceTask({ taskId }))
  if (!row || !listEnrollments(view, userId).has(row.courseId)) return null
  const mark = listTaskMarks(view, userId, [taskId]).get(taskId)
  const {
    courseId: _,
    courseSlug,
    courseTitle,
    lessonSlug,
    lessonTitle,
    topicSlug,
    topicTitle,
    ...task
  } = row
  return {
    task: toOpenTask(task),
    topicSlug,
    topicTitle,
    isTried: mark !== undefined,
    isSolved: mark?.isSolved ?? false,
    course: { slug: courseSlug, title: courseTitle },
    lesson: { slug: lessonSlug, title: lessonTitle },
  }
}

const practiceTask = prepare((given: { readonly taskId: string }) =>
  openTasks()
    .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .innerJoin('TopicXpConfig', 'TopicXpConfig.topicSlug', 'Task.topicSlug')
    .select(['Course.id as courseId', 'Course.slug as courseSlug', 'Course.title as courseTitle'])
    .select([
      'Lesson.slug as lessonSlug',
      'Lesson.title as lessonTitle',
      'Task.topicSlug',
      'TopicXpConfig.topicTitle',
    ])
    .where('Task.id', '=', given.taskId)
    .where('Task.kind', '=', 'PRACTICE')
    .where('Course.status', '=', 'PUBLISHED'),
)
