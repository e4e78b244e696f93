import type { FormFields } from '#app/features/content/rules/task-type.ts'

/** What became of a form about a lesson: a note, a bookmark, a report. `typed`: the form as it was posted. */
export type ToolResult =
  | { readonly status: 'kept' }
  | { readonly status: 'refused'; readonly message: string; readonly typed: FormFields }

/** How it is answered: as an answer to a task is, so that what is refused loads nothing again. */
export interface ToolAnswer {
  readonly answered: ToolResult
}
