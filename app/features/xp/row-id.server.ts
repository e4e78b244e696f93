import { randomFillSync } from 'node:crypto'
import { ulid } from 'ulid'

/**
 * A new ULID for a derived row. `ulid` itself draws each of its sixteen digits from the system, which for many rows takes
 * longer than storing them; here chance is drawn in stock.
 *
 * @param nowMs milliseconds since the epoch
 */
export function rowId(nowMs: number): string {
  return ulid(nowMs, nextFraction)
}

const stock = new Uint8Array(4_096)
let used = stock.length

/** At least 0 and less than 1, in steps of which each of a ULID's digits needs eight. */
function nextFraction(): number {
  if (used === stock.length) {
    randomFillSync(stock)
    used = 0
  }
  return (stock[used++] ?? 0) / 256
}
