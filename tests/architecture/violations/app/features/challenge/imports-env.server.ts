// breaks: eslint/no-restricted-imports
import { env } from '#app/env.server.ts'

/** Breaks. */
export const broken = env.PORT
