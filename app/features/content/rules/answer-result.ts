import type { Json } from '#app/kernel/entry.ts'
import type { FormFields, Grade } from './task-type.ts'

/** What comes back for an answer that was sent: graded, or why it was not, with what was typed. */
export type AnswerResult =
  | {
      readonly status: 'graded'
      readonly taskId: string
      /** Of the shape that the type's `answer` schema names. */
      readonly answer: Json
      readonly grade: Grade
      /** Points that this attempt earned. */
      readonly xpEarned: number
    }
  | {
      readonly status: 'refused'
      readonly taskId: string
      readonly message: string
      readonly typed: FormFields
    }
