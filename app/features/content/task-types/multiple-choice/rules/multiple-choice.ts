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
import type { TaskType } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  choices: z.array(ChoiceSource).check(z.minLength(2, 'Write at least two choices')),
})
const Body = z.object({ ...KEPT_TEXTS, choices: z.array(Choice) })

/** What a learner sees of a multiple-choice task; texts are HTML. */
export const MultipleChoiceQuestion = z.object({ prompt: z.string(), choices: z.array(OpenChoice) })
export type MultipleChoiceQuestion = z.infer<typeof MultipleChoiceQuestion>

/** The ids of the choices that were made, in any order. */
export const MultipleChoiceAnswer = answerIn(ENGLISH_WORDS)
export type MultipleChoiceAnswer = z.infer<typeof MultipleChoiceAnswer>

/** Right when exactly the correct choices are made; order and repetition do not count. */
export const multipleChoice: TaskType<
  z.infer<typeof Source>,
  z.infer<typeof Body>,
  MultipleChoiceQuestion,
  MultipleChoiceAnswer
> = {
  source: Source,
  body: Body,
  question: MultipleChoiceQuestion,
  answer: MultipleChoiceAnswer,
  async toBody(source) {
    if (source.choices.some((choice) => choice.correct)) {
      return ok({ ...source, choices: numberChoices(source.choices) })
    }
    return fail([{ path: ['choices'], message: 'At least one choice has to be correct' }])
  },
  toHtml: (body, render) => ({ ...renderTexts(body, render), choices: renderChoices(body.choices, render) }),
  toQuestion: (html) => ({ prompt: html.prompt, choices: openChoices(html.choices) }),
  readAnswer: (fields, t) => readForm(answerIn(t), { choices: fields['choices'] ?? [] }),
  toRun: () => null,
  grade({ html, answer }) {
    const ids = new Set(answer.choices)
    const chosen = html.choices.filter((choice) => ids.has(choice.id))
    const notes = chosen.map(noteOnChoice)
    const isSound = chosen.length === ids.size && chosen.every((choice) => choice.correct)
    const isWhole = html.choices.every((choice) => !choice.correct || ids.has(choice.id))
    if (isSound && !isWhole) notes.push(noteRemark({ kind: 'something-missing' }))
    return toGrade(html, isSound && isWhole, notes)
  },
}

function answerIn(t: TaskWords) {
  return z.object({
    choices: z
      .array(z.string(t('choice.someOfThese')).check(z.maxLength(4, t('choice.someOfThese'))))
      .check(z.minLength(1, t('choice.atLeastOne')), z.maxLength(100, t('choice.someOfThese'))),
  })
}
