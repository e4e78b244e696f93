import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import {
  KEPT_TEXTS,
  noteOnAnswer,
  noteRemark,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
  WrittenText,
} from '#app/features/content/rules/task-texts.ts'
import type { BodyProblem, ExplanationNote, TaskType } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { NUMBER_MAX } from './answer-max.ts'
import { normaliseUnit, parseQuantity, type Quantity } from './parse-quantity.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  answer: z.number(),
  tolerance: z._default(z.number().check(z.gte(0)), 0),
  unit: z.optional(WrittenText),
  mistakes: z._default(z.array(z.strictObject({ value: z.number(), explanation: WrittenText })), []),
})
const Body = z.object({
  ...KEPT_TEXTS,
  answer: z.number(),
  /** Absolute. */
  tolerance: z.number(),
  unit: z.nullable(z.string()),
  mistakes: z.array(z.object({ value: z.number(), explanation: z.string() })),
})
type Body = z.infer<typeof Body>

/** What a learner sees of a number task; the prompt is HTML, the unit text. */
export const NumberQuestion = z.object({ prompt: z.string(), unit: z.nullable(z.string()) })
export type NumberQuestion = z.infer<typeof NumberQuestion>

/** The number as it was typed; always one that `parseQuantity` can read. */
export const NumberAnswer = answerIn(ENGLISH_WORDS)
export type NumberAnswer = z.infer<typeof NumberAnswer>

/** A number within an absolute tolerance; another unit than the task's is wrong, none is fine. */
export const number: TaskType<z.infer<typeof Source>, Body, NumberQuestion, NumberAnswer> = {
  source: Source,
  body: Body,
  question: NumberQuestion,
  answer: NumberAnswer,
  async toBody(source) {
    const problems = source.mistakes.flatMap((mistake, index): BodyProblem[] =>
      isClose(mistake.value, source)
        ? [{ path: ['mistakes', index, 'value'], message: `${mistake.value} would count as right` }]
        : [],
    )
    return problems.length > 0 ? fail(problems) : ok({ ...source, unit: source.unit ?? null })
  },
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    mistakes: body.mistakes.map(({ value, explanation }) => ({ value, explanation: render(explanation) })),
  }),
  toQuestion: (html) => ({ prompt: html.prompt, unit: html.unit }),
  readAnswer: (fields, t) => readForm(answerIn(t), { text: fields['text']?.[0] }),
  toRun: () => null,
  grade({ body, html, answer }) {
    const quantity = parseQuantity(answer.text)
    if (!quantity) return toGrade(html, false, [])
    const unitNote = noteOnUnit(quantity.unit, body.unit)
    if (unitNote) return toGrade(html, false, [unitNote])
    const isCorrect = isClose(quantity.value, body)
    return toGrade(html, isCorrect, isCorrect ? [] : noteOnMistake(quantity, html))
  },
}

function answerIn(t: TaskWords) {
  return z.object({
    text: z.string(t('number.notOne')).check(
      z.maxLength(NUMBER_MAX, t('answer.tooLong', { max: NUMBER_MAX })),
      z.refine((text) => parseQuantity(text) !== null, t('number.notOne')),
    ),
  })
}

/**
 * Whether a value counts as right: |value − answer| ≤ tolerance, with 1e-12 of the answer's and the tolerance's size
 * given away, so that the noise of binary fractions (0.1 + 0.2, 0.35 ± 0.05) never costs anybody a point.
 */
export function isClose(
  value: number,
  key: { readonly answer: number; readonly tolerance: number },
): boolean {
  const noise = 1e-12 * (Math.abs(key.answer) + key.tolerance)
  return Math.abs(value - key.answer) <= key.tolerance + noise
}

function noteOnUnit(typed: string, unit: string | null): ExplanationNote | null {
  if (typed === '' || (unit !== null && typed === normaliseUnit(unit))) return null
  if (unit === null) return noteRemark({ kind: 'no-unit' })
  return noteRemark({ kind: 'other-unit', unit, typed })
}

function noteOnMistake({ value }: Quantity, html: Body): ExplanationNote[] {
  const mistake = html.mistakes.find((known) =>
    isClose(value, { answer: known.value, tolerance: html.tolerance }),
  )
  return mistake ? [noteOnAnswer(mistake.explanation)] : []
}
