import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { taskTypes } from '#app/features/content/rules/task-types.ts'
import type { CourseFixture, TaskFixture } from '../course-fixture.ts'

/** The same course with tasks that are answered in words, so that answers can be told apart; with what makes it so. */
export async function withFreeText(
  course: CourseFixture,
): Promise<{ readonly course: CourseFixture; readonly statements: readonly Statement[] }> {
  const type = taskTypes['short-text']
  const source = { prompt: 'Say yes.', right: 'Right.', wrong: 'Wrong.', accept: ['yes'] }
  const body = await type.toBody(
    { ...source, caseSensitive: false, mistakes: [] },
    { readDataset: () => null, runSql: async () => ({ kind: 'error', message: 'nothing runs here' }) },
  )
  if (!body.ok) throw new Error(JSON.stringify(body.reason))
  const html = type.toHtml(body.value, (markdown) => `<p>${markdown}</p>`)
  const texts = { body: JSON.stringify(body.value), html: JSON.stringify(html) }
  const taskIds = course.tasks.map(({ taskId }) => taskId)
  const change = (task: TaskFixture) => ({ ...task, right: { text: 'yes' }, wrong: { text: 'no' } })
  const lessons = course.lessons.map((lesson) => ({ ...lesson, tasks: lesson.tasks.map(change) }))
  return {
    course: { ...course, lessons, tasks: course.tasks.map(change) },
    statements: [
      toStatement(tables.updateTable('Task').set({ type: 'short-text' }).where('id', 'in', taskIds)),
      toStatement(tables.updateTable('TaskRevision').set(texts).where('taskId', 'in', taskIds)),
    ],
  }
}
