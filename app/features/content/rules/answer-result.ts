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
      /** Why it earned that: `+5 XP: third right answer today in this topic, half rate`. */
      readonly payWords: string
      /** When the task comes back, `YYYY-MM-DD`; null where the schedule says nothing. */
      readonly nextReviewDay: string | null
      /** The same in words: `This task comes back on Friday.`; empty where the schedule says nothing. */
      readonly returnWords: string
      readonly saved: 'server' | 'safe'
    }
  | {
      readonly status: 'refused'
      readonly taskId: string
      readonly message: string
      readonly typed: FormFields
    }

/** An answer that was graded. */
export type GradedAnswer = Extract<AnswerResult, { readonly status: 'graded' }>
