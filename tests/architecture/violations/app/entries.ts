import { Attempt } from '#app/features/challenge/rules/attempt.ts'

/** The vocabulary of the journal. */
export const entryKinds = { 'attempt.v1': Attempt } as const
