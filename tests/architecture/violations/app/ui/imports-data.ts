// breaks: eslint/no-restricted-imports
import { openReplica } from '#app/data/replica.server.ts'

export const broken = openReplica
