// breaks: eslint/no-restricted-imports
import { composed } from '#app/server/main.ts'

/** Breaks. */
export const broken = composed
