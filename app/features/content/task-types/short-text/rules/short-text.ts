import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import { isAccepted } from '#app/features/content/rules/normalise-text.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import {
  KEPT_TEXTS,
  noteOnAnswer,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
  WrittenText,
} from '#app/features/content/rules/task-texts.ts'
import type { BodyProblem, TaskType } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { TEXT_MAX } from './answer-max.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  accept: z.array(WrittenText).check(z.minLength(1, 'Write at least one accepted form')),
  caseSensitive: z._default(z.boolean(), false),
  mistakes: z._default(z.array(z.strictObject({ text: WrittenText, explanation: WrittenText })), []),
})
const Body = z.object({
  ...KEPT_TEXTS,
  accept: z.array(z.string()),
  caseSensitive: z.boolean(),
  mistakes: z.array(z.object({ text: z.string(), explanation: z.string() })),
})

/** What a learner sees of a short-text task; the prompt is HTML. */
export const ShortTextQuestion = z.object({ prompt: z.string() })
export type ShortTextQuestion = z.infer<typeof ShortTextQuestion>

/** The text as it was typed. */
export const ShortTextAnswer = answerIn(ENGLISH_WORDS)
export type ShortTextAnswer = z.infer<typeof ShortTextAnswer>

/** A few words, compared with the accepted forms as `normaliseText` writes them. */
export const shortText: TaskType<
  z.infer<typeof Source>,
  z.infer<typeof Body>,
  ShortTextQuestion,
  ShortTextAnswer
> = {
  source: Source,
  body: Body,
  question: ShortTextQuestion,
  answer: ShortTextAnswer,
  async toBody(source) {
    const problems = source.mistakes.flatMap((mistake, index): BodyProblem[] =>
      isAccepted(mistake.text, source)
        ? [{ path: ['mistakes', index, 'text'], message: `“${mistake.text}” would count as right` }]
        : [],
    )
    return problems.length > 0 ? fail(problems) : ok(source)
  },
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    mistakes: body.mistakes.map(({ text, explanation }) => ({ text, explanation: render(explanation) })),
  }),
  toQuestion: (html) => ({ prompt: html.prompt }),
  readAnswer: (fields, t) => readForm(answerIn(t), { text: fields['text']?.[0] }),
  toRun: () => null,
  grade({ body, html, answer }) {
    if (isAccepted(answer.text, body)) return toGrade(html, true, [])
    const mistake = html.mistakes.find(({ text }) => isAccepted(answer.text, { ...body, accept: [text] }))
    return toGrade(html, false, mistake ? [noteOnAnswer(mistake.explanation)] : [])
  },
}

function answerIn(t: TaskWords) {
  return z.object({
    text: z.string(t('answer.typeIt')).check(
      z.maxLength(TEXT_MAX, t('answer.tooLong', { max: TEXT_MAX })),
      z.refine((text) => text.trim() !== '', t('answer.typeIt')),
    ),
  })
}
