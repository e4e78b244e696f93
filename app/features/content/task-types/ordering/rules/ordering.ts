import { z } from 'zod/mini'
import { ENGLISH_WORDS, type TaskWords } from '#app/features/content/rules/answer-words.ts'
import { findPlainText } from '#app/features/content/rules/plain-text.ts'
import { readForm } from '#app/features/content/rules/read-form.ts'
import { shuffleTexts } from '#app/features/content/rules/shuffle-texts.ts'
import {
  KEPT_TEXTS,
  noteRemark,
  renderTexts,
  toGrade,
  WRITTEN_TEXTS,
  WrittenText,
} from '#app/features/content/rules/task-texts.ts'
import type { ExplanationNote, Graded, TaskType } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { readPlaces } from './item-order.ts'

const Source = z.strictObject({
  ...WRITTEN_TEXTS,
  items: z
    .array(z.strictObject({ text: WrittenText, explanation: z.optional(WrittenText) }))
    .check(z.minLength(3, 'Write at least three items'), z.maxLength(8, 'Write at most eight items')),
})
const Body = z.object({
  ...KEPT_TEXTS,
  /** As they are shown; `id` is the place there, from `0`, as text. */
  items: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** The text in plain characters; null where it has none. */
      plain: z.nullable(z.string()),
      /** Shown when the item stands in a wrong place. */
      explanation: z.nullable(z.string()),
    }),
  ),
  /** The ids in the right order. */
  order: z.array(z.string()),
})
type Body = z.infer<typeof Body>

/** An item as a learner sees it: `text` is HTML, `plain` the same in plain characters where that can be done. */
export const OpenItem = z.object({ id: z.string(), text: z.string(), plain: z.nullable(z.string()) })
export type OpenItem = z.infer<typeof OpenItem>

/** What a learner sees of an ordering task; the prompt is HTML. */
export const OrderingQuestion = z.object({ prompt: z.string(), items: z.array(OpenItem) })
export type OrderingQuestion = z.infer<typeof OrderingQuestion>

/** The ids of all items, from the first place to the last. */
export const OrderingAnswer = answerIn(ENGLISH_WORDS)
export type OrderingAnswer = z.infer<typeof OrderingAnswer>

/**
 * Items in an order. They are shown in another one, which says nothing about the right one; items of the same text may
 * stand for each other.
 */
export const ordering: TaskType<z.infer<typeof Source>, Body, OrderingQuestion, OrderingAnswer> = {
  source: Source,
  body: Body,
  question: OrderingQuestion,
  answer: OrderingAnswer,
  async toBody({ items, ...texts }) {
    const written = items.map(({ text }) => text)
    if (new Set(written).size === 1) return fail([{ path: ['items'], message: 'All items are the same' }])
    const shown = shuffleTexts(written, `${texts.right}\n${texts.wrong}`)
    return ok({
      ...texts,
      items: shown.flatMap((from, place) => {
        const item = items[from]
        if (!item) return []
        const { text, explanation = null } = item
        return [{ id: String(place), text, plain: findPlainText(text), explanation }]
      }),
      order: written.map((_, from) => String(shown.indexOf(from))),
    })
  },
  toHtml: (body, render) => ({
    ...body,
    ...renderTexts(body, render),
    items: body.items.map((item) => ({
      ...item,
      text: render(item.text),
      explanation: item.explanation === null ? null : render(item.explanation),
    })),
  }),
  toQuestion: (html) => ({
    prompt: html.prompt,
    items: html.items.map(({ id, text, plain }) => ({ id, text, plain })),
  }),
  readAnswer: (fields, t) => readForm(answerIn(t), { order: readPlaces(fields) ?? [] }),
  toRun: () => null,
  grade: gradeOrder,
}

function answerIn(t: TaskWords) {
  return z.object({
    order: z
      .array(z.string(t('ordering.eachPlaceOnce')).check(z.maxLength(4, t('ordering.eachPlaceOnce'))))
      .check(
        z.minLength(1, t('ordering.eachPlaceOnce')),
        z.maxLength(8, t('ordering.eachPlaceOnce')),
        z.refine((ids) => new Set(ids).size === ids.length, t('ordering.eachPlaceOnce')),
      ),
  })
}

function gradeOrder({ body, html, answer }: Graded<Body, OrderingAnswer>) {
  const texts = new Map(body.items.map(({ id, text }) => [id, text]))
  const isRight = body.order.map((id, place) => texts.get(answer.order[place] ?? '') === texts.get(id))
  const total = body.order.length
  const count = isRight.filter(Boolean).length
  if (count === total && answer.order.length === total) return toGrade(html, true, [])
  const wrong = answer.order.flatMap((id, place): ExplanationNote[] => {
    const item = html.items.find((known) => known.id === id)
    if (!item || isRight[place]) return []
    const slot = { kind: 'place', number: place + 1 } as const
    return [{ about: item.text, slot, isRight: false, html: item.explanation ?? '' }]
  })
  return toGrade(html, false, [noteRemark({ kind: 'items-in-place', count, total }), ...wrong])
}
