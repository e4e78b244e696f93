import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { listTaskMarks } from './list-task-marks.server.ts'
import type { PracticeCandidate } from './rules/rank-practice.ts'

/** A task that can be practised, with the name of its topic. */
export interface NamedCandidate extends PracticeCandidate {
  readonly topicTitle: string
}

/** The tasks of the learner's courses, in the order of each; exam tasks are left out. */
export function listPracticeCandidates(view: LearnerSnapshot, userId: string): NamedCandidate[] {
  const courseIds = [...listEnrollments(view, userId)]
  if (courseIds.length === 0) return []
  const rows = view.all('practice-tasks', practiceTasks({ courseIds: toList(courseIds) }))
  const marks = listTaskMarks(
    view,
    userId,
    rows.map(({ taskId }) => taskId),
  )
  const begun = new Set(rows.filter(({ taskId }) => marks.has(taskId)).map(({ lessonId }) => lessonId))
  return rows.map(({ lessonId, ...task }) => {
    const last = marks.get(task.taskId)?.last
    const isLessonBegun = begun.has(lessonId)
    return { ...task, isLessonBegun, lastAt: last?.at ?? null, wasLastCorrect: last?.isCorrect ?? false }
  })
}

const practiceTasks = prepare((given: { readonly courseIds: string }) =>
  tables
    .selectFrom('Task')
    .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
    .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
    .innerJoin('Course', 'Course.id', 'Module.courseId')
    .innerJoin('TopicXpConfig', 'TopicXpConfig.topicSlug', 'Task.topicSlug')
    .select(['Task.id as taskId', 'Task.lessonId', 'Task.topicSlug', 'TopicXpConfig.topicTitle'])
    .where('Module.courseId', 'in', textsOf(given.courseIds))
    .where('Course.status', '=', 'PUBLISHED')
    .where('Task.kind', '=', 'PRACTICE')
    .where('Task.retiredAt', 'is', null)
    .where('Task.currentRevisionId', 'is not', null)
    .where('Lesson.retiredAt', 'is', null)
    .where('Module.retiredAt', 'is', null)
    .orderBy('Module.order')
    .orderBy('Lesson.order')
    .orderBy('Task.order'),
)
