// breaks: eslint/no-restricted-imports
import * as z from 'zod/mini'

/** Breaks. */
export const Broken = z.string()
