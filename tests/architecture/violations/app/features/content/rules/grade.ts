/** A word for a score. */
export const gradeOf = (points: number): string => (points > 50 ? 'good' : 'again')
