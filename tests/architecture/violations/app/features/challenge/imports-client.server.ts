// breaks: eslint/no-restricted-imports
import { createClient } from '@libsql/client'

/** Breaks. */
export const broken = createClient({ url: 'file:x' })
