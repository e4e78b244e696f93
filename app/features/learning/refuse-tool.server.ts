import type { EntryAuthor } from '#app/entries.ts'
import type { FormFields } from '#app/features/content/rules/task-type.ts'
import type { Refusal } from '#app/kernel/http-status.ts'
import type { notes } from '#app/words/en/notes.ts'
import type { Words } from '#app/words/words.ts'
import type { ToolResult } from './rules/tool-result.ts'

/** What a form about a lesson came with. */
export interface PostedTool {
  /** Null for somebody who is not signed in (any more). */
  readonly learner: EntryAuthor | null
  readonly lessonId: string
  readonly typed: FormFields
  readonly nowMs: number
  readonly newId: () => string
}

/** What is to be shown of such a form, and why it was refused where it was. */
export interface ReceivedTool {
  readonly result: ToolResult
  readonly refusal: ToolRefusal | null
}

/** Why such a form can be refused. */
export type ToolRefusal = keyof typeof MESSAGES & Refusal

/** It was done. */
export const KEPT_TOOL: ReceivedTool = { result: { status: 'kept' }, refusal: null }

/** It was not done, with what was typed. */
export function refuseTool(t: Words<typeof notes>, refusal: ToolRefusal, typed: FormFields): ReceivedTool {
  return { refusal, result: { status: 'refused', message: t(`refusals.${MESSAGES[refusal]}`), typed } }
}

const MESSAGES = {
  'signed-out': 'signedOut',
  'not-readable': 'notReadable',
  'unknown-lesson': 'unknownLesson',
  'unknown-task': 'unknownTask',
  'not-enrolled': 'notEnrolled',
  'somebody-else': 'somebodyElse',
  unavailable: 'unavailable',
} as const
