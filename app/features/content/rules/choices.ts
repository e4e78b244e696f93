import { z } from 'zod/mini'
import { WrittenText } from './task-texts.ts'
import type { ExplanationNote } from './task-type.ts'

/** What a teacher writes for one choice. */
export const ChoiceSource = z.strictObject({
  text: WrittenText,
  correct: z._default(z.boolean(), false),
  explanation: WrittenText,
})
type ChoiceSource = z.infer<typeof ChoiceSource>

/** A choice as it is kept. `id` is its place in the source, from `0`, as text. */
export const Choice = z.object({
  id: z.string(),
  text: z.string(),
  correct: z.boolean(),
  explanation: z.string(),
})
export type Choice = z.infer<typeof Choice>

/** A choice as a learner sees it: rendered, without its key. */
export const OpenChoice = z.object({ id: z.string(), text: z.string() })
export type OpenChoice = z.infer<typeof OpenChoice>

/** Gives each choice its id. They are shown in the order in which they were written. */
export function numberChoices(choices: readonly ChoiceSource[]): Choice[] {
  return choices.map((choice, index) => ({ id: String(index), ...choice }))
}

/** The rendered twins of choices. */
export function renderChoices(choices: readonly Choice[], render: (markdown: string) => string): Choice[] {
  return choices.map((choice) => ({
    ...choice,
    text: render(choice.text),
    explanation: render(choice.explanation),
  }))
}

/** Leaves out which choices are correct, and why. */
export function openChoices(choices: readonly Choice[]): OpenChoice[] {
  return choices.map(({ id, text }) => ({ id, text }))
}

/** What is said of a choice that a learner made. */
export function noteOnChoice(html: Choice): ExplanationNote {
  return { about: html.text, isRight: html.correct, html: html.explanation }
}
