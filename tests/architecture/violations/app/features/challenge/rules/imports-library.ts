// breaks: eslint/no-restricted-imports
import { ulid } from 'ulid'

/** Breaks. */
export const broken = ulid
