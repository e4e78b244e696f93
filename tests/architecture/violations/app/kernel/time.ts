/** One hour, in milliseconds. */
export const HOUR_MS = 3_600_000

/** Pure: the instant is an argument. */
export function toIso(atMs: number): string {
  return new Date(atMs).toISOString()
}
