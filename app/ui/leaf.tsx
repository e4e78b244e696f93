import { LEAF_SIZES, leafPath, type LeafLevel } from './leaf-path.ts'

/** A leaf of a hedge, one of four sizes: size says what colour says. */
export function Leaf({ level, x, y, title }: LeafProps) {
  return (
    <path d={PATHS[level]} transform={`translate(${x} ${y})`} className={LOOKS[level]}>
      {title !== undefined && <title>{title}</title>}
    </path>
  )
}

interface LeafProps {
  readonly level: LeafLevel
  readonly x: number
  readonly y: number
  /** Shown to a pointer that rests on it. */
  readonly title?: string | undefined
}

const PATHS: Readonly<Record<LeafLevel, string>> = {
  1: leafPath(LEAF_SIZES[1]),
  2: leafPath(LEAF_SIZES[2]),
  3: leafPath(LEAF_SIZES[3]),
  4: leafPath(LEAF_SIZES[4]),
}

const LOOKS: Readonly<Record<LeafLevel, string>> = {
  1: 'fill-accent opacity-70',
  2: 'fill-accent opacity-80',
  3: 'fill-accent',
  4: 'fill-accent-strong',
}
