/** Files are stored in parts of this many bytes, the last one shorter: 256 KiB. */
export const PART_BYTES = 262_144

/** How many parts a file of so many bytes has. */
export function countParts(byteLength: number): number {
  return Math.ceil(byteLength / PART_BYTES)
}

/** A piece of one part. */
export interface PartSlice {
  /** Of the part, from 0. */
  readonly order: number
  /** Within the part; `end` is not included. */
  readonly start: number
  readonly end: number
}

/**
 * The pieces that a stretch of a file is made of, in order.
 *
 * @param first place of its first byte in the file
 * @param last place of its last byte
 */
export function listPartSlices(first: number, last: number): PartSlice[] {
  const from = Math.floor(first / PART_BYTES)
  const to = Math.floor(last / PART_BYTES)
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const order = from + index
    const offset = order * PART_BYTES
    return {
      order,
      start: Math.max(0, first - offset),
      end: Math.min(PART_BYTES, last + 1 - offset),
    }
  })
}
