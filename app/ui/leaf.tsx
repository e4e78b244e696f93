/** A leaf of a hedge, one of four sizes: size says what colour says. */
export function Leaf({ level, x, y, title }: LeafProps) {
  const { d, look } = LEAVES[level]
  return (
    <path d={d} transform={`translate(${x} ${y})`} className={look}>
      {title !== undefined && <title>{title}</title>}
    </path>
  )
}

/** From few to many. */
export type LeafLevel = 1 | 2 | 3 | 4

/** The square that a leaf stands in, in units of its picture. */
export const LEAF_CELL = 12

interface LeafProps {
  readonly level: LeafLevel
  readonly x: number
  readonly y: number
  /** Shown to a pointer that rests on it. */
  readonly title?: string | undefined
}

/** A square in the middle of its cell, two of its corners rounded. */
function shapeOf(size: number): string {
  const inset = (LEAF_CELL - size) / 2
  const [round, rest] = [size / 2, size / 2]
  return (
    `M${inset} ${inset}h${rest}a${round} ${round} 0 0 1 ${round} ${round}v${rest}` +
    `h${-rest}a${round} ${round} 0 0 1 ${-round} ${-round}z`
  )
}

const LEAVES: Readonly<Record<LeafLevel, { readonly d: string; readonly look: string }>> = {
  1: { d: shapeOf(6), look: 'fill-accent opacity-70' },
  2: { d: shapeOf(8), look: 'fill-accent opacity-80' },
  3: { d: shapeOf(10), look: 'fill-accent' },
  4: { d: shapeOf(LEAF_CELL), look: 'fill-accent-strong' },
}
