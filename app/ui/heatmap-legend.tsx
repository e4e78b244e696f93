import { LEAF_CELL, type LeafLevel } from './leaf-path.ts'
import { Leaf } from './leaf.tsx'

/** What the leaves of a heatmap mean, from fewest to most. */
export function HeatmapLegend({ least, most }: { readonly least: string; readonly most: string }) {
  return (
    <p className="flex items-center gap-2 text-sm text-muted">
      {least}
      <svg width={LEVELS.length * (LEAF_CELL + 3)} height={LEAF_CELL} aria-hidden="true">
        {LEVELS.map((level, index) => (
          <Leaf key={level} level={level} x={index * (LEAF_CELL + 3)} y={0} />
        ))}
      </svg>
      {most}
    </p>
  )
}

const LEVELS: readonly LeafLevel[] = [1, 2, 3, 4]
