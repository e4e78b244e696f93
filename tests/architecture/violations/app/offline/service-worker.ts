import { entryKinds } from '#app/entries.ts'
import { score } from '#app/features/challenge/rules/score.ts'

/** The browser's side knows entries, rules, kernel and ui. */
export const known = [Object.keys(entryKinds), score(1, 1)]
