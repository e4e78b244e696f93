/** Longest text for one gap, in characters. */
export const GAP_MAX = 200
