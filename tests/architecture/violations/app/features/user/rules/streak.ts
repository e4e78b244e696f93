/** Days in a row. */
export const streakDays = (days: readonly number[]): number => days.length
