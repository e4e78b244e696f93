/** From few to many. */
export type LeafLevel = 1 | 2 | 3 | 4

/** The square that a leaf stands in, in units of its picture. */
export const LEAF_CELL = 12

/** How large a leaf is, in units of its picture. */
export const LEAF_SIZES: Readonly<Record<LeafLevel, number>> = { 1: 6, 2: 8, 3: 10, 4: LEAF_CELL }

/** The outline of a leaf, for `d` of a path: a square in the middle of its cell at `x`, `y`, two of its corners rounded. */
export function leafPath(size: number, x = 0, y = 0): string {
  const inset = (LEAF_CELL - size) / 2
  const half = size / 2
  return (
    `M${x + inset} ${y + inset}h${half}a${half} ${half} 0 0 1 ${half} ${half}v${half}` +
    `h${-half}a${half} ${half} 0 0 1 ${-half} ${-half}z`
  )
}
