import { cloze } from '#app/features/content/task-types/cloze/rules/cloze.ts'
import { matching } from '#app/features/content/task-types/matching/rules/matching.ts'
import { multipleChoice } from '#app/features/content/task-types/multiple-choice/rules/multiple-choice.ts'
import { number } from '#app/features/content/task-types/number/rules/number.ts'
import { ordering } from '#app/features/content/task-types/ordering/rules/ordering.ts'
import { predictOutput } from '#app/features/content/task-types/predict-output/rules/predict-output.ts'
import { shortText } from '#app/features/content/task-types/short-text/rules/short-text.ts'
import { singleChoice } from '#app/features/content/task-types/single-choice/rules/single-choice.ts'
import { sql } from '#app/features/content/task-types/sql/rules/sql.ts'
import { trueFalse } from '#app/features/content/task-types/true-false/rules/true-false.ts'
import { eraseTaskType, type AnyTaskType } from './erase-task-type.ts'

/** Every type of task, by the name of its folder under `task-types/`. */
export const taskTypes = {
  'single-choice': eraseTaskType(singleChoice),
  'multiple-choice': eraseTaskType(multipleChoice),
  number: eraseTaskType(number),
  'short-text': eraseTaskType(shortText),
  sql: eraseTaskType(sql),
  ordering: eraseTaskType(ordering),
  matching: eraseTaskType(matching),
  cloze: eraseTaskType(cloze),
  'true-false': eraseTaskType(trueFalse),
  'predict-output': eraseTaskType(predictOutput),
} satisfies Readonly<Record<string, AnyTaskType>>

/** The type of this name; null when there is none. */
export function findTaskType(name: string): AnyTaskType | null {
  return byName.get(name) ?? null
}

const byName: ReadonlyMap<string, AnyTaskType> = new Map(Object.entries(taskTypes))
