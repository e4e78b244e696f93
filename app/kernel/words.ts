/**
 * A count with its noun.
 *
 * @param plural the noun for every number but one; an `s` unless told
 */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

/** A length of time as people say it: `45 min`, `3 h`, `2 h 30 min`. */
export function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours}\u00A0h` : '', rest > 0 || hours === 0 ? `${rest}\u00A0min` : '']
    .filter(Boolean)
    .join('\u00A0')
}
