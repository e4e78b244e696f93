// breaks: eslint/no-restricted-imports
import { compile } from '#app/data/sql.ts'

/** Breaks. */
export const broken = compile('')
