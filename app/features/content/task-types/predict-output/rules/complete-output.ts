import { numberChoices } from '#app/features/content/rules/choices.ts'
import { trimCode } from '#app/features/content/rules/fence-code.ts'
import type { BodyProblem, TaskTexts } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { isSameOutput, normaliseOutput } from './compare-output.ts'

/** What a teacher writes of a predict-output task. */
export interface WrittenOutput extends TaskTexts {
  readonly language: string
  readonly code: string
  readonly accept?: readonly string[] | undefined
  readonly mistakes?: readonly { readonly text: string; readonly explanation: string }[] | undefined
  readonly choices?:
    | readonly { readonly text: string; readonly correct: boolean; readonly explanation: string }[]
    | undefined
}

/**
 * Completes an output to be typed, or one to be chosen.
 *
 * @returns a problem where it is neither or both, at choices of which not one is correct, and at each mistake that would
 *   count as right
 */
export function completeOutput({ accept, mistakes, choices, ...rest }: WrittenOutput) {
  const problems = choices
    ? findChoiceProblems({ accept, mistakes, choices })
    : findTypedProblems({ accept, mistakes })
  if (problems.length > 0) return fail(problems)
  return ok({
    ...rest,
    code: trimCode(rest.code),
    accept: (accept ?? []).map(normaliseOutput),
    mistakes: (mistakes ?? []).map(({ text, explanation }) => ({ text: normaliseOutput(text), explanation })),
    choices: choices ? numberChoices(choices) : null,
  })
}

function findChoiceProblems({
  accept,
  mistakes,
  choices,
}: Pick<WrittenOutput, 'accept' | 'mistakes' | 'choices'>) {
  const spare = Object.entries({ accept, mistakes }).filter(([, value]) => value !== undefined)
  const problems = spare.map(([field]): BodyProblem => ({
    path: [field],
    message: 'Goes without choices only',
  }))
  const correct = (choices ?? []).filter((choice) => choice.correct).length
  if (correct === 1) return problems
  const message = `Exactly one choice has to be correct; here ${correct} are`
  return [...problems, { path: ['choices'], message }]
}

function findTypedProblems({
  accept,
  mistakes = [],
}: Pick<WrittenOutput, 'accept' | 'mistakes'>): BodyProblem[] {
  if (!accept) return [{ path: [], message: 'Write what to accept, or choices' }]
  return mistakes.flatMap(({ text }, index): BodyProblem[] =>
    accept.some((output) => isSameOutput(output, text))
      ? [{ path: ['mistakes', index, 'text'], message: `“${text}” would count as right` }]
      : [],
  )
}
