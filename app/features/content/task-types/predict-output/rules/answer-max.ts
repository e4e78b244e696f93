/** Longest output that may be typed, in characters. */
export const OUTPUT_MAX = 2_000
