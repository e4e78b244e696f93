import { tables, toStatement } from '#app/data/sql.ts'
import { joinPlans, planOf, type ContentChange, type ContentPlan, type SyncStamp } from './content-plan.ts'
import { retireTask } from './plan-tasks.server.ts'
import type { StoredLesson, StoredTask } from './read-stored-content.server.ts'

/** Takes lessons with their tasks out of a course; their rows stay, and so does what learners did in them. */
export function retireLessons(
  lessons: readonly StoredLesson[],
  tasks: readonly StoredTask[],
  stamp: SyncStamp,
): ContentPlan {
  return joinPlans(lessons.map((lesson) => retireLesson(lesson, tasks, stamp)))
}

function retireLesson(
  { id, order }: StoredLesson,
  tasks: readonly StoredTask[],
  stamp: SyncStamp,
): ContentPlan {
  const values = { retiredAt: stamp.now, order: -Math.abs(order), updatedAt: stamp.now }
  const lesson = toStatement(tables.updateTable('Lesson').set(values).where('id', '=', id))
  const own = tasks.filter((task) => task.lessonId === id && task.retiredAt === null)
  return planOf(
    [lesson, ...own.map((task) => retireTask(task, stamp))],
    [
      { kind: 'lessons', change: 'retired' },
      ...own.map((): ContentChange => ({ kind: 'tasks', change: 'retired' })),
    ],
  )
}
