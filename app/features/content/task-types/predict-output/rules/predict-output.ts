import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import {
  Choice,
  ChoiceSource,
  noteOnChoice,
  OpenChoice,
  openChoices,
  renderChoices,
} from '#app/features/content/rules/choices.ts'
import { CodeLanguage, fenceCode } from '#app/features/content/rules/fence-code.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import {
  KEPT_TEXTS,
  noteOnAnswer,
  noteRemark,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
  WrittenLines,
  WrittenText,
} from '#app/features/content/rules/task-texts.ts'
import type { ExplanationNote, FormFields, Graded, TaskType } from '#app/features/content/rules/task-type.ts'
import { OUTPUT_MAX } from './answer-max.ts'
import { countSameLines, isSameOutput } from './compare-output.ts'
import { completeOutput } from './complete-output.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  language: CodeLanguage,
  code: WrittenLines,
  accept: z.optional(z.array(WrittenLines).check(z.minLength(1, 'Write at least one accepted output'))),
  mistakes: z.optional(z.array(z.strictObject({ text: WrittenLines, explanation: WrittenText }))),
  choices: z.optional(z.array(ChoiceSource).check(z.minLength(2, 'Write at least two choices'))),
})
const Body = z.object({
  ...KEPT_TEXTS,
  language: z.string(),
  /** Code as it was written; in the rendered twin the HTML of the block. */
  code: z.string(),
  /** Outputs that are right; none where there are choices. */
  accept: z.array(z.string()),
  mistakes: z.array(z.object({ text: z.string(), explanation: z.string() })),
  /** Null where the output is typed. */
  choices: z.nullable(z.array(Choice)),
})
type Body = z.infer<typeof Body>

/** What a learner sees of a predict-output task, all HTML; `choices` are null where the output is to be typed. */
export const PredictOutputQuestion = z.object({
  prompt: z.string(),
  code: z.string(),
  choices: z.nullable(z.array(OpenChoice)),
})
export type PredictOutputQuestion = z.infer<typeof PredictOutputQuestion>

/** The output as it was typed, with line ends as `\n`, or the id of the choice. */
export const PredictOutputAnswer = answerIn(ENGLISH_WORDS)
export type PredictOutputAnswer = z.infer<typeof PredictOutputAnswer>

/** What a piece of code prints or returns: typed and compared line by line, or chosen. */
export const predictOutput: TaskType<
  z.infer<typeof Source>,
  Body,
  PredictOutputQuestion,
  PredictOutputAnswer
> = {
  source: Source,
  body: Body,
  question: PredictOutputQuestion,
  answer: PredictOutputAnswer,
  toBody: async (source) => completeOutput(source),
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    code: render(fenceCode(body.code, body.language)),
    mistakes: body.mistakes.map(({ text, explanation }) => ({ text, explanation: render(explanation) })),
    choices: body.choices && renderChoices(body.choices, render),
  }),
  toQuestion: ({ prompt, code, choices }) => ({ prompt, code, choices: choices && openChoices(choices) }),
  readAnswer: (fields, t) => readForm(answerIn(t), readFields(fields)),
  toRun: () => null,
  grade: (graded) =>
    'choice' in graded.answer
      ? gradeChoice(graded.html, graded.answer.choice)
      : gradeOutput(graded, graded.answer.output),
}

function answerIn(t: TaskWords) {
  const nothing = t('output.nothing')
  const choice = z.string().check(z.minLength(1, nothing), z.maxLength(4, t('choice.oneOfThese')))
  const output = z.string().check(
    z.maxLength(OUTPUT_MAX, t('answer.tooLong', { max: OUTPUT_MAX })),
    z.refine((text) => text.trim() !== '', nothing),
  )
  return z.union([z.strictObject({ output }), z.strictObject({ choice })], nothing)
}

function readFields(fields: FormFields): unknown {
  const choice = fields['choice']?.[0]
  if (choice !== undefined) return { choice }
  return { output: fields['output']?.[0]?.replace(/\r\n?/g, '\n') }
}

function gradeChoice(html: Body, id: string) {
  const chosen = html.choices?.find((choice) => choice.id === id)
  return toGrade(html, chosen?.correct ?? false, chosen ? [noteOnChoice(chosen)] : [])
}

function gradeOutput({ body, html }: Graded<Body, PredictOutputAnswer>, output: string) {
  if (body.accept.some((text) => isSameOutput(text, output))) return toGrade(html, true, [])
  const mistake = html.mistakes.find(({ text }) => isSameOutput(text, output))
  return toGrade(html, false, mistake ? [noteOnAnswer(mistake.explanation)] : noteOnLines(body, output))
}

function noteOnLines({ accept }: Body, output: string): ExplanationNote[] {
  const count = Math.max(0, ...accept.map((text) => countSameLines(text, output)))
  return count === 0 ? [] : [noteRemark({ kind: 'lines-right', count })]
}
