// breaks: eslint/no-restricted-imports, architecture/browsers-get-small-zod
import { z } from 'zod'

/** Breaks. */
export const Broken = z.string()
