import { z } from 'zod/mini'
import type { Remark } from './remark.ts'
import type { SqlOutcome } from './sql-run.ts'
import type { ExplanationNote, Grade, TaskTexts } from './task-type.ts'

/** A text that a teacher has to write; white space around it does not count. */
export const WrittenText = z.string().check(z.trim(), z.minLength(1, 'Write something here'))

/** A text that a teacher has to write in which white space counts: code, or what it prints. */
export const WrittenLines = z.string().check(z.refine((text) => text.trim() !== '', 'Write something here'))

/** The fields of `TaskTexts`, to spread into the schema of a type's source. */
export const WRITTEN_TEXTS = { prompt: WrittenText, right: WrittenText, wrong: WrittenText }

/** The fields of `TaskTexts`, to spread into the schema of a type's body. */
export const KEPT_TEXTS = { prompt: z.string(), right: z.string(), wrong: z.string() }

/** The rendered twin of the texts that every task has. */
export function renderTexts(texts: TaskTexts, render: (markdown: string) => string): TaskTexts {
  return { prompt: render(texts.prompt), right: render(texts.right), wrong: render(texts.wrong) }
}

/**
 * A grade with the task's own words on it.
 *
 * @param html the rendered body
 * @param notes in the order in which they are to be read
 * @param outcome what the learner's SQL did, where the task ran some
 */
export function toGrade(
  html: TaskTexts,
  isCorrect: boolean,
  notes: readonly ExplanationNote[],
  outcome: SqlOutcome | null = null,
): Grade {
  return { isCorrect, explanation: { general: isCorrect ? html.right : html.wrong, notes, outcome } }
}

/** A word on a wrong answer as a whole. */
export function noteOnAnswer(html: string): ExplanationNote {
  return { about: null, isRight: false, html }
}

/** A word of the grader's own on the answer as a whole. */
export function noteRemark(remark: Remark, isRight = false): ExplanationNote {
  return { about: null, isRight, html: '', remark }
}
