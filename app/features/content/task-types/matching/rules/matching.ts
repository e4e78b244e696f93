import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import {
  KEPT_TEXTS,
  noteRemark,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
  WrittenText,
} from '#app/features/content/rules/task-texts.ts'
import type { ExplanationNote, FormFields, Graded, TaskType } from '#app/features/content/rules/task-type.ts'
import { completePairs } from './complete-pairs.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  pairs: z
    .array(z.strictObject({ term: WrittenText, match: WrittenText, explanation: z.optional(WrittenText) }))
    .check(z.minLength(2, 'Write at least two pairs'), z.maxLength(8, 'Write at most eight pairs')),
  extras: z._default(z.array(WrittenText).check(z.maxLength(8, 'Write at most eight extras')), []),
})
const Body = z.object({
  ...KEPT_TEXTS,
  /** As they were written; `id` is the place there, from `0`, as text. */
  terms: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** Id of the match that belongs to it. */
      match: z.string(),
      /** Shown when the pair was got wrong. */
      explanation: z.nullable(z.string()),
    }),
  ),
  /** As they are shown; `id` is the place there, from `0`, as text. */
  matches: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** The text in plain characters; null where it has none. */
      plain: z.nullable(z.string()),
    }),
  ),
})
type Body = z.infer<typeof Body>

/** A match as a learner sees it: `text` is HTML, `plain` the same in plain characters where that can be done. */
export const OpenMatch = z.object({ id: z.string(), text: z.string(), plain: z.nullable(z.string()) })
export type OpenMatch = z.infer<typeof OpenMatch>

/** What a learner sees of a matching task; prompt and terms are HTML. */
export const MatchingQuestion = z.object({
  prompt: z.string(),
  terms: z.array(z.object({ id: z.string(), text: z.string() })),
  matches: z.array(OpenMatch),
})
export type MatchingQuestion = z.infer<typeof MatchingQuestion>

/** The id of the match that was given to each term, by the term's id. */
export const MatchingAnswer = answerIn(ENGLISH_WORDS)
export type MatchingAnswer = z.infer<typeof MatchingAnswer>

/** Each term gets one match; matches are shown shuffled, with some that belong to no term. */
export const matching: TaskType<z.infer<typeof Source>, Body, MatchingQuestion, MatchingAnswer> = {
  source: Source,
  body: Body,
  question: MatchingQuestion,
  answer: MatchingAnswer,
  toBody: async (source) => completePairs(source),
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    terms: body.terms.map((term) => ({
      ...term,
      text: render(term.text),
      explanation: term.explanation === null ? null : render(term.explanation),
    })),
    matches: body.matches.map((match) => ({ ...match, text: render(match.text) })),
  }),
  toQuestion: (html) => ({
    prompt: html.prompt,
    terms: html.terms.map(({ id, text }) => ({ id, text })),
    matches: html.matches.map(({ id, text, plain }) => ({ id, text, plain })),
  }),
  readAnswer: (fields, t) => readForm(answerIn(t), { matches: readMatches(fields) }),
  toRun: () => null,
  grade: gradeMatches,
}

function answerIn(t: TaskWords) {
  const id = z
    .string(t('matching.chooseAll'))
    .check(z.minLength(1, t('matching.chooseAll')), z.maxLength(4, t('choice.oneOfThese')))
  return z.object({
    matches: z
      .record(z.string().check(z.maxLength(4, t('choice.oneOfThese'))), id, t('matching.chooseAll'))
      .check(
        z.refine((matches) => {
          const { length } = Object.keys(matches)
          return length > 0 && length <= 8
        }, t('matching.chooseAll')),
      ),
  })
}

/** Of the fields `match-0`, `match-1` … */
function readMatches(fields: FormFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, [value = '']]) => {
      const id = /^match-(\d{1,2})$/.exec(name)?.[1]
      return id === undefined ? [] : [[id, value]]
    }),
  )
}

function gradeMatches({ body, html, answer }: Graded<Body, MatchingAnswer>) {
  const given = new Map(Object.entries(answer.matches))
  const rightIds = new Set(body.terms.filter(({ id, match }) => given.get(id) === match).map(({ id }) => id))
  const total = body.terms.length
  const isWhole = [...given.keys()].every((id) => body.terms.some((term) => term.id === id))
  if (rightIds.size === total && isWhole) return toGrade(html, true, [])
  const notes = html.terms.map(({ id, text, explanation }): ExplanationNote => {
    const match = html.matches.find((known) => known.id === given.get(id))
    const about = match ? `${text} – ${match.text}` : text
    const isRight = rightIds.has(id)
    return { about, isRight, html: isRight ? '' : (explanation ?? '') }
  })
  return toGrade(html, false, [noteRemark({ kind: 'items-in-place', count: rightIds.size, total }), ...notes])
}
