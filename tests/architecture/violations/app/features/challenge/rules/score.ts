/** A share of 100. */
export const score = (correct: number, total: number): number => (total === 0 ? 0 : (100 * correct) / total)
