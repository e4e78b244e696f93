import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import { escapeHtml } from '#app/features/content/rules/escape-html.ts'
import { CodeLanguage } from '#app/features/content/rules/fence-code.ts'
import { isAccepted } from '#app/features/content/rules/normalise-text.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import {
  KEPT_TEXTS,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
  WrittenLines,
  WrittenText,
} from '#app/features/content/rules/task-texts.ts'
import type { ExplanationNote, FormFields, Graded, TaskType } from '#app/features/content/rules/task-type.ts'
import { GAP_MAX } from './answer-max.ts'
import { completeGaps } from './complete-gaps.ts'
import { renderGappedCode } from './render-gapped-code.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  text: z.optional(WrittenText),
  code: z.optional(WrittenLines),
  language: z.optional(CodeLanguage),
  gaps: z.record(
    z.string(),
    z.strictObject({
      accept: z.array(WrittenText).check(z.minLength(1, 'Write at least one accepted form')),
      caseSensitive: z._default(z.boolean(), false),
      options: z.optional(z.array(WrittenText).check(z.minLength(2, 'Write at least two options'))),
      mistakes: z._default(z.array(z.strictObject({ text: WrittenText, explanation: WrittenText })), []),
    }),
  ),
})
const Gap = z.object({
  accept: z.array(z.string()),
  caseSensitive: z.boolean(),
  /** Null where the gap is typed into. */
  options: z.nullable(z.array(z.string())),
  mistakes: z.array(z.object({ text: z.string(), explanation: z.string() })),
})
const Body = z.object({
  ...KEPT_TEXTS,
  /** Markdown with gaps as `{{0}}`, `{{1}}` …; in the rendered twin HTML with the same. Null where there is code. */
  text: z.nullable(z.string()),
  /** Code with such gaps; in the rendered twin the HTML of the block. Null where there is text. */
  code: z.nullable(z.string()),
  language: z.string(),
  /** In the order in which they stand in the text. */
  gaps: z.array(Gap),
})
type Body = z.infer<typeof Body>

/** What a learner sees of a cloze task; `html` has the gaps in it as `{{0}}`, `{{1}}` …, options are text. */
export const ClozeQuestion = z.object({
  prompt: z.string(),
  html: z.string(),
  isCode: z.boolean(),
  gaps: z.array(z.object({ options: z.nullable(z.array(z.string())) })),
})
export type ClozeQuestion = z.infer<typeof ClozeQuestion>

/** What was put into the gaps, in the order in which they stand in the text. */
export const ClozeAnswer = answerIn(ENGLISH_WORDS)
export type ClozeAnswer = z.infer<typeof ClozeAnswer>

/** Gaps in a text or in code; each is compared as a short text is, or chosen. Right when all are. */
export const cloze: TaskType<z.infer<typeof Source>, Body, ClozeQuestion, ClozeAnswer> = {
  source: Source,
  body: Body,
  question: ClozeQuestion,
  answer: ClozeAnswer,
  toBody: async (source) => completeGaps(source),
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    text: body.text === null ? null : render(body.text),
    code: body.code === null ? null : renderGappedCode(body.code, body.language, render),
    gaps: body.gaps.map((gap) => ({
      ...gap,
      mistakes: gap.mistakes.map(({ text, explanation }) => ({ text, explanation: render(explanation) })),
    })),
  }),
  toQuestion: ({ prompt, text, code, gaps }) => ({
    prompt,
    html: text ?? code ?? '',
    isCode: text === null,
    gaps: gaps.map(({ options }) => ({ options })),
  }),
  readAnswer: (fields, t) => readForm(answerIn(t), { gaps: readGaps(fields) }),
  toRun: () => null,
  grade: gradeGaps,
}

function answerIn(t: TaskWords) {
  const fillAll = t('cloze.fillAll')
  const text = z.string(fillAll).check(
    z.maxLength(GAP_MAX, t('answer.tooLong', { max: GAP_MAX })),
    z.refine((typed) => typed.trim() !== '', fillAll),
  )
  return z.object({ gaps: z.array(text, fillAll).check(z.minLength(1, fillAll), z.maxLength(20, fillAll)) })
}

/** The fields `gap-0`, `gap-1` …, up to the first that is not there. */
function readGaps(fields: FormFields): string[] {
  const gaps: string[] = []
  for (let next = fields['gap-0']; next; next = fields[`gap-${gaps.length}`]) gaps.push(next[0] ?? '')
  return gaps
}

function gradeGaps({ body, html, answer }: Graded<Body, ClozeAnswer>) {
  const isRight = body.gaps.map((gap, index) => isAccepted(answer.gaps[index] ?? '', gap))
  if (isRight.every(Boolean) && answer.gaps.length === body.gaps.length) return toGrade(html, true, [])
  const notes = html.gaps.map((gap, index): ExplanationNote => {
    const typed = answer.gaps[index] ?? ''
    const { caseSensitive } = gap
    const mistake = gap.mistakes.find(({ text }) => isAccepted(typed, { accept: [text], caseSensitive }))
    return {
      about: `<code>${escapeHtml(typed)}</code>`,
      slot: { kind: 'gap', number: index + 1 },
      isRight: isRight[index] === true,
      html: isRight[index] ? '' : (mistake?.explanation ?? ''),
    }
  })
  return toGrade(html, false, notes)
}
