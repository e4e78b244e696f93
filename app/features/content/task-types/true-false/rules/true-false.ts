import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import {
  Choice,
  ChoiceSource,
  noteOnChoice,
  numberChoices,
  OpenChoice,
  openChoices,
  renderChoices,
} from '#app/features/content/rules/choices.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import {
  KEPT_TEXTS,
  noteRemark,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
} from '#app/features/content/rules/task-texts.ts'
import type { Graded, TaskType } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  answer: z.boolean(),
  reasons: z
    .array(ChoiceSource)
    .check(z.minLength(2, 'Write at least two reasons'), z.maxLength(5, 'Write at most five reasons')),
})
const Body = z.object({ ...KEPT_TEXTS, answer: z.boolean(), reasons: z.array(Choice) })
type Body = z.infer<typeof Body>

/** What a learner sees of a true-false task; the prompt is the statement, all texts are HTML. */
export const TrueFalseQuestion = z.object({ prompt: z.string(), reasons: z.array(OpenChoice) })
export type TrueFalseQuestion = z.infer<typeof TrueFalseQuestion>

/** What was said of the statement, and the id of the reason. */
export const TrueFalseAnswer = answerIn(ENGLISH_WORDS)
export type TrueFalseAnswer = z.infer<typeof TrueFalseAnswer>

/** True or false, with a reason: right when both are. */
export const trueFalse: TaskType<z.infer<typeof Source>, Body, TrueFalseQuestion, TrueFalseAnswer> = {
  source: Source,
  body: Body,
  question: TrueFalseQuestion,
  answer: TrueFalseAnswer,
  async toBody(source) {
    const correct = source.reasons.filter((reason) => reason.correct).length
    if (correct === 1) return ok({ ...source, reasons: numberChoices(source.reasons) })
    return fail([{ path: ['reasons'], message: `Exactly one reason has to be correct; here ${correct} are` }])
  },
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    reasons: renderChoices(body.reasons, render),
  }),
  toQuestion: (html) => ({ prompt: html.prompt, reasons: openChoices(html.reasons) }),
  readAnswer: (fields, t) =>
    readForm(answerIn(t), {
      value: VALUES.get(fields['value']?.[0] ?? ''),
      reason: fields['reason']?.[0],
    }),
  toRun: () => null,
  grade: gradeBoth,
}

const VALUES: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

function answerIn(t: TaskWords) {
  return z.object({
    value: z.boolean(t('trueFalse.sayWhich')),
    reason: z
      .string(t('trueFalse.sayWhy'))
      .check(z.minLength(1, t('trueFalse.sayWhy')), z.maxLength(4, t('choice.oneOfThese'))),
  })
}

function gradeBoth({ body, html, answer }: Graded<Body, TrueFalseAnswer>) {
  const { value } = answer
  const reason = html.reasons.find(({ id }) => id === answer.reason)
  const isRight = value === body.answer
  const isCorrect = isRight && reason?.correct === true
  const truth = noteRemark({ kind: 'truth', value, isRight }, isRight)
  return toGrade(html, isCorrect, [...(isCorrect ? [] : [truth]), ...(reason ? [noteOnChoice(reason)] : [])])
}
