/** Longest answer, in characters: some hundred lines. */
export const ANSWER_MAX = 10_000
