// breaks: eslint/no-restricted-imports
import { createHash } from 'node:crypto'

/** Breaks. */
export const broken = createHash('sha256').digest('hex')
