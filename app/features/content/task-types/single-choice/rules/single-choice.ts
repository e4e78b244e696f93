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
import { KEPT_TEXTS, renderTexts, toGrade, WRITTEN_TEXTS } from '#app/features/content/rules/task-texts.ts'
import type { TaskType } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  choices: z.array(ChoiceSource).check(z.minLength(2, 'Write at least two choices')),
})
const Body = z.object({ ...KEPT_TEXTS, choices: z.array(Choice) })

/** What a learner sees of a single-choice task; texts are HTML. */
export const SingleChoiceQuestion = z.object({ prompt: z.string(), choices: z.array(OpenChoice) })
export type SingleChoiceQuestion = z.infer<typeof SingleChoiceQuestion>

/** The id of the choice that was made. */
export const SingleChoiceAnswer = answerIn(ENGLISH_WORDS)
export type SingleChoiceAnswer = z.infer<typeof SingleChoiceAnswer>

/** One choice is right. An id that the task does not have is a wrong answer. */
export const singleChoice: TaskType<
  z.infer<typeof Source>,
  z.infer<typeof Body>,
  SingleChoiceQuestion,
  SingleChoiceAnswer
> = {
  source: Source,
  body: Body,
  question: SingleChoiceQuestion,
  answer: SingleChoiceAnswer,
  async toBody(source) {
    const correct = source.choices.filter((choice) => choice.correct).length
    if (correct === 1) return ok({ ...source, choices: numberChoices(source.choices) })
    return fail([{ path: ['choices'], message: `Exactly one choice has to be correct; here ${correct} are` }])
  },
  toHtml: (body, render) => ({ ...renderTexts(body, render), choices: renderChoices(body.choices, render) }),
  toQuestion: (html) => ({ prompt: html.prompt, choices: openChoices(html.choices) }),
  readAnswer: (fields, t) => readForm(answerIn(t), { choice: fields['choice']?.[0] }),
  toRun: () => null,
  grade({ html, answer }) {
    const chosen = html.choices.find((choice) => choice.id === answer.choice)
    return toGrade(html, chosen?.correct ?? false, chosen ? [noteOnChoice(chosen)] : [])
  },
}

function answerIn(t: TaskWords) {
  return z.object({
    choice: z
      .string(t('choice.one'))
      .check(z.minLength(1, t('choice.one')), z.maxLength(4, t('choice.oneOfThese'))),
  })
}
