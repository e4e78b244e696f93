import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { openTasks, toOpenTask, type OpenTask } from '#app/features/content/list-lesson-tasks.server.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { listTaskMarks } from './list-task-marks.server.ts'
import { nextAfter, rankPractice } from './rules/rank-practice.ts'

/** A task to practise, and where it comes from. */
export interface PracticeTask {
  readonly task: OpenTask
  readonly isTried: boolean
  readonly isSolved: boolean
  readonly course: { readonly slug: string; readonly title: string }
  readonly lesson: { readonly slug: string; readonly title: string }
}

/**
 * The id of the task to practise next in the learner's courses; null when they have none. Exam tasks are left out.
 *
 * @param afterTaskId the one just practised or passed over: what ranks after it comes next, and the first again in the end
 */
export function findNextPracticeTaskId(
  view: LearnerSnapshot,
  userId: string,
  afterTaskId: string | null,
): string | null {
  const courseIds = [...listEnrollments(view, userId)]
  if (courseIds.length === 0) return null
  const rows = view.all('practice-tasks', practiceTasks({ courseIds: toList(courseIds) }))
  const taskIds = rows.map((row) => row.taskId)
  const marks = listTaskMarks(view, userId, taskIds)
  const begun = new Set(rows.filter((row) => marks.has(row.taskId)).map((row) => row.lessonId))
  const ranked = rankPractice(
    rows.map(({ taskId, lessonId }) => {
      const last = marks.get(taskId)?.last
      const isLessonBegun = begun.has(lessonId)
      return { taskId, isLessonBegun, lastAt: last?.at ?? null, wasLastCorrect: last?.isCorrect ?? false }
    }),
  )
  return nextAfter(ranked, afterTaskId)?.taskId ?? null
}

const practiceTasks = prepare((given: { readonly courseIds: string }) =>
  tables
    .selectFrom('Task')
    .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .select(['Task.id as taskId', 'Task.lessonId'])
    .where('Module.courseId', 'in', textsOf(given.courseIds))
    .where('Task.kind', '=', 'PRACTICE')
    .where('Task.retiredAt', 'is', null)
    .where('Task.currentRevisionId', 'is not', null)
    .where('Lesson.retiredAt', 'is', null)
    .where('Module.retiredAt', 'is', null)
    .orderBy('Module.order')
    .orderBy('Lesson.order')
    .orderBy('Task.order'),
)

/** A live practice task of one of the learner's courses; null for any other. */
export function findPracticeTask(view: LearnerSnapshot, userId: string, taskId: string): PracticeTask | null {
  const [row] = view.all('practice-task', practiceTask({ taskId }))
  if (!row || !listEnrollments(view, userId).has(row.courseId)) return null
  const mark = listTaskMarks(view, userId, [taskId]).get(taskId)
  const { courseId: _, courseSlug, courseTitle, lessonSlug, lessonTitle, ...task } = row
  return {
    task: toOpenTask(task),
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
    .select(['Course.id as courseId', 'Course.slug as courseSlug', 'Course.title as courseTitle'])
    .select(['Lesson.slug as lessonSlug', 'Lesson.title as lessonTitle'])
    .where('Task.id', '=', given.taskId)
    .where('Task.kind', '=', 'PRACTICE')
    .where('Course.status', '=', 'PUBLISHED'),
)
