import type { ComponentType } from 'react'
import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'

/**
 * The view of a registered type of task.
 *
 * @throws Error when its folder has none
 */
export function getAnswerFields(type: string): ComponentType<AnswerFieldsProps> {
  const view = views[`./${type}/answer-fields.tsx`]
  if (!view) throw new Error(`task-types/${type}/answer-fields.tsx is missing`)
  return view
}

/** Which view gets which question is said by the task's type alone: they are of one kind from here on. */
const views = import.meta.glob<ComponentType<AnswerFieldsProps>>('./*/answer-fields.tsx', {
  eager: true,
  import: 'AnswerFields',
})
