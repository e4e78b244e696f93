// breaks: eslint/no-restricted-imports
import { openReplica } from '#app/data/replica.server.ts'

/** Breaks. */
export const broken = openReplica
