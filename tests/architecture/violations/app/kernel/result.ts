import { HOUR_MS } from './time.ts'

/** Never more than an hour. */
export function capHour(ms: number): number {
  return Math.min(ms, HOUR_MS)
}
