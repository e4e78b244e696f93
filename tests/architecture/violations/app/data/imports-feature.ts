// breaks: eslint/no-restricted-imports
import { score } from '#app/features/challenge/rules/score.ts'

/** Breaks: rules are handed to the data layer. */
export const broken = score(1, 2)
