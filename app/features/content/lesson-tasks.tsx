import type { ReactNode } from 'react'
import type { Json } from '#app/kernel/entry.ts'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import type { OpenTask } from './list-lesson-tasks.server.ts'
import type { AnswerResult } from './rules/answer-result.ts'
import { TaskForm } from './task-form.tsx'

/** The tasks below a lesson; a door in their place for somebody who has not taken the course. */
export function LessonTasks({ tasks, formIds, states, posted, below, door }: LessonTasksProps) {
  const t = useWords(content)
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby="tasks" className="mt-14 space-y-6">
      <h2 id="tasks" className="text-2xl font-bold">
        {t('lesson.tasks')}
      </h2>
      {door ||
        tasks.map((task, index) => (
          <div key={task.id}>
            <TaskForm
              task={task}
              heading={t('lesson.task', { number: index + 1, total: tasks.length })}
              formId={formIds[index] ?? ''}
              state={states[task.id] ?? null}
              posted={posted}
            />
            {below(task)}
          </div>
        ))}
    </section>
  )
}

interface LessonTasksProps {
  readonly tasks: readonly OpenTask[]
  /** A new ULID for each task, in their order. */
  readonly formIds: readonly string[]
  /** What the learner did before, by task id. */
  readonly states: Readonly<Record<string, { readonly isSolved: boolean; readonly answer: Json | null }>>
  /** What the page's own action answered, without JavaScript. */
  readonly posted: AnswerResult | null
  /** What stands below each task's form: a form in a form is none. */
  readonly below: (task: OpenTask) => ReactNode
  /** False where the tasks may be answered. */
  readonly door: ReactNode | false
}
