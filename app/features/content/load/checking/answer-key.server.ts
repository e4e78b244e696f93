import { z, type ZodMiniType } from 'zod/mini'
import type { ValuePath } from '#app/features/content/load/parsing/located-value.ts'
import type { Json } from '#app/kernel/entry.ts'

/** An answer that a task itself names, and where. */
export interface NamedAnswer {
  /** In what the teacher wrote. */
  readonly path: ValuePath
  /** As a learner would send it. */
  readonly answer: Json
}

/** A typical mistake, with the word that a learner who makes it is to read. */
export interface NamedMistake extends NamedAnswer {
  /** HTML. */
  readonly explanation: string
}

/** A task as it was written and as it is kept. */
export interface KeptTask {
  readonly type: string
  readonly source: Readonly<Record<string, unknown>>
  readonly body: Json
  /** The body's rendered twin. */
  readonly html: Json
}

/** The answers that a task's own key calls right: each accepted form. None for a type that is not known here. */
export function listKeys({ type, source, body }: KeptTask): NamedAnswer[] {
  const at = (answer: Json, ...path: ValuePath): NamedAnswer => ({ path, answer })
  switch (type) {
    case 'single-choice': {
      const { choices } = read(Choices, body)
      return correctOf(choices).map((choice) => at({ choice }, 'choices'))
    }
    case 'multiple-choice':
      return [at({ choices: correctOf(read(Choices, body).choices) }, 'choices')]
    case 'true-false': {
      const { answer: value, reasons } = read(TrueFalse, body)
      return correctOf(reasons).map((reason) => at({ value, reason }, 'answer'))
    }
    case 'number': {
      const { answer, unit } = read(Quantity, body)
      const forms = unit === null ? [`${answer}`] : [`${answer}`, `${answer} ${unit}`]
      return forms.map((text) => at({ text }, 'answer'))
    }
    case 'short-text':
      return read(Accepted, body).accept.map((text, index) => at({ text }, 'accept', index))
    case 'predict-output': {
      const { accept, choices } = read(Output, body)
      if (choices) return correctOf(choices).map((choice) => at({ choice }, 'choices'))
      return accept.map((output, index) => at({ output }, 'accept', index))
    }
    case 'ordering':
      return [at({ order: read(Ordering, body).order }, 'items')]
    case 'matching': {
      const { terms } = read(Matching, body)
      return [at({ matches: Object.fromEntries(terms.map(({ id, match }) => [id, match])) }, 'pairs')]
    }
    case 'cloze':
      return listGapKeys(source, read(Cloze, body).gaps)
    case 'sql':
      return [at({ sql: read(Sql, body).solution }, 'solution')]
    default:
      return []
  }
}

/** The typical mistakes that a task names. */
export function listMistakes({ type, source, html }: KeptTask): NamedMistake[] {
  switch (type) {
    case 'number':
      return read(NumberMistakes, html).mistakes.map(({ value, explanation }, index) => {
        return { path: ['mistakes', index], answer: { text: `${value}` }, explanation }
      })
    case 'short-text':
    case 'predict-output':
      return read(TextMistakes, html).mistakes.map(({ text, explanation }, index) => {
        const answer: Json = type === 'short-text' ? { text } : { output: text }
        return { path: ['mistakes', index], answer, explanation }
      })
    case 'sql': {
      const { mistakes } = read(SqlSource, source)
      return read(SqlMistakes, html).mistakes.map(({ explanation }, index) => {
        return { path: ['mistakes', index], answer: { sql: mistakes[index]?.query ?? '' }, explanation }
      })
    }
    case 'cloze':
      return listGapMistakes(source, read(Cloze, html).gaps)
    default:
      return []
  }
}

/** All gaps right, with each form that one of them accepts. */
function listGapKeys(source: KeptTask['source'], gaps: readonly Gap[]): NamedAnswer[] {
  const names = listGapNames(source)
  const right = gaps.map(({ accept: [first = ''] }) => first)
  return gaps.flatMap(({ accept }, place) =>
    accept.map((form, index): NamedAnswer => {
      const path = ['gaps', names[place] ?? '', 'accept', index]
      return { path, answer: { gaps: right.with(place, form) } }
    }),
  )
}

/** One gap wrong, the others right. */
function listGapMistakes(source: KeptTask['source'], gaps: readonly Gap[]): NamedMistake[] {
  const names = listGapNames(source)
  const right = gaps.map(({ accept: [first = ''] }) => first)
  return gaps.flatMap(({ mistakes }, place) =>
    mistakes.map(({ text, explanation }, index): NamedMistake => {
      const path = ['gaps', names[place] ?? '', 'mistakes', index]
      return { path, answer: { gaps: right.with(place, text) }, explanation }
    }),
  )
}

/** What is kept has numbers in the place of the names. */
function listGapNames(source: KeptTask['source']): string[] {
  const { text, code } = read(ClozeSource, source)
  return [...(text ?? code ?? '').matchAll(/\{\{([a-z\d][a-z\d-]*)\}\}/g)].flatMap(([, name]) => name ?? [])
}

function correctOf(choices: z.infer<typeof Choices>['choices']): string[] {
  return choices.filter(({ correct }) => correct).map(({ id }) => id)
}

/** @throws ZodError when a type keeps something else than this file knows */
function read<Value>(schema: ZodMiniType<Value>, value: unknown): Value {
  return schema.parse(value)
}

const Choice = z.object({ id: z.string(), correct: z.boolean() })
const Choices = z.object({ choices: z.array(Choice) })
const TrueFalse = z.object({ answer: z.boolean(), reasons: z.array(Choice) })
const Quantity = z.object({ answer: z.number(), unit: z.nullable(z.string()) })
const Accepted = z.object({ accept: z.array(z.string()) })
const Output = z.object({ accept: z.array(z.string()), choices: z.nullable(z.array(Choice)) })
const Ordering = z.object({ order: z.array(z.string()) })
const Matching = z.object({ terms: z.array(z.object({ id: z.string(), match: z.string() })) })
const Sql = z.object({ solution: z.string() })
const SqlSource = z.object({ mistakes: z._default(z.array(z.object({ query: z.string() })), []) })
const SqlMistakes = z.object({ mistakes: z.array(z.object({ explanation: z.string() })) })
const NumberMistakes = z.object({
  mistakes: z.array(z.object({ value: z.number(), explanation: z.string() })),
})
const TextMistake = z.object({ text: z.string(), explanation: z.string() })
const TextMistakes = z.object({ mistakes: z.array(TextMistake) })
const Gap = z.object({ accept: z.array(z.string()), mistakes: z.array(TextMistake) })
type Gap = z.infer<typeof Gap>
const Cloze = z.object({ gaps: z.array(Gap) })
const ClozeSource = z.object({ text: z.optional(z.string()), code: z.optional(z.string()) })
