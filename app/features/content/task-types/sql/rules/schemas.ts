import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import { KEPT_TEXTS, WRITTEN_TEXTS, WrittenText } from '#app/features/content/rules/task-texts.ts'
import { ANSWER_MAX } from './answer-max.ts'

const Cell = z.union([z.string(), z.number(), z.null()])

/** Rows with their columns' names, as a run yields them. */
const RowSet = z.object({ columns: z.array(z.string()), rows: z.array(z.array(Cell)) })
export type RowSet = z.infer<typeof RowSet>

/** A table or view of the dataset: how it was made, and its first rows. */
const TablePreview = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** The first 8 at most. */
  rows: z.array(z.array(Cell)),
  /** How many rows there are in all. */
  rowCount: z.number(),
  /** The statement that made it. */
  statement: z.string(),
})
export type TablePreview = z.infer<typeof TablePreview>

/** What a teacher writes. */
export const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  dataset: WrittenText,
  starter: z._default(z.string(), ''),
  solution: WrittenText,
  ordered: z._default(z.boolean(), false),
  check: z.optional(WrittenText),
  mistakes: z._default(z.array(z.strictObject({ query: WrittenText, explanation: WrittenText })), []),
})
export type Source = z.infer<typeof Source>

/** What is kept. `expected` and each mistake's `yields` are what solution and mistake gave when they were loaded. */
export const Body = z.object({
  ...KEPT_TEXTS,
  dataset: z.string(),
  setup: z.string(),
  tables: z.array(TablePreview),
  starter: z.string(),
  solution: z.string(),
  ordered: z.boolean(),
  check: z.nullable(z.string()),
  expected: RowSet,
  /** Null for a mistake that yields more rows than a run may. */
  mistakes: z.array(z.object({ explanation: z.string(), yields: z.nullable(RowSet) })),
})
export type Body = z.infer<typeof Body>

/** What a learner sees; the prompt is HTML, everything else text. */
export const SqlQuestion = z.object({
  prompt: z.string(),
  starter: z.string(),
  tables: z.array(TablePreview),
})
export type SqlQuestion = z.infer<typeof SqlQuestion>

/** The statements as they were typed, with line ends as `\n`. */
export const SqlAnswer = answerIn(ENGLISH_WORDS)
export type SqlAnswer = z.infer<typeof SqlAnswer>

/** `SqlAnswer`, with its messages in the learner's language. */
export function answerIn(t: TaskWords) {
  return z.object({
    sql: z.string(t('sql.nothing')).check(
      z.maxLength(ANSWER_MAX, t('answer.tooLong', { max: ANSWER_MAX })),
      z.refine((text) => text.trim() !== '', t('sql.nothing')),
    ),
  })
}
