/** Longest answer, in characters. */
export const NUMBER_MAX = 100
