/** Longest answer, in characters. */
export const TEXT_MAX = 500
