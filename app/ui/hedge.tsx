import { useId } from 'react'
import { Leaf, LEAF_CELL, type LeafLevel } from './leaf.tsx'

/** A hedge in leaf, with an open book for a gate: the picture of the house. For the eye only. */
export function Hedge({ className = '' }: { readonly className?: string }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className={className} fill="none">
      {LEAVES.map(({ column, row, level, isWarm }) => (
        <g key={`${column}-${row}`} className={isWarm ? '[&>path]:fill-earned' : ''}>
          <Leaf level={level} x={column * LEAF_CELL} y={row * LEAF_CELL} />
        </g>
      ))}
      <Book />
    </svg>
  )
}

/** A row of leaves, low, to stand on an edge. For the eye only. */
export function HedgeRow({ className = '' }: { readonly className?: string }) {
  const id = useId().replaceAll(':', '')
  return (
    <svg aria-hidden="true" className={`block h-6 w-full ${className}`}>
      <pattern id={id} width={ROW_COLUMNS * LEAF_CELL} height="24" patternUnits="userSpaceOnUse">
        {ROW_LEAVES.map(({ column, row, level }) => (
          <Leaf key={`${column}-${row}`} level={level} x={column * LEAF_CELL} y={row * LEAF_CELL} />
        ))}
      </pattern>
      <rect width="100%" height="24" fill={`url(#${id})`} />
    </svg>
  )
}

function Book() {
  const middle = WIDTH / 2
  const foot = HEIGHT - 6
  return (
    <g className="stroke-accent" strokeWidth="3" strokeLinejoin="round">
      <path
        d={`M${middle} ${foot - 44}c-9-9-23-10-36-6v46c13-4 27-3 36 6 9-9 23-10 36-6v-46c-13-4-27-3-36 6Z`}
        className="fill-raised"
      />
      <path d={`M${middle} ${foot - 44}v46`} />
      <path
        d={`M${middle - 26} ${foot - 36}q10-2 18 2m-18 10q10-2 18 2m-18 10q10-2 18 2M${middle + 26} ${foot - 36}q-10-2-18 2m18 10q-10-2-18 2m18 10q-10-2-18 2`}
        className="stroke-line-strong"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </g>
  )
}

const COLUMNS = 32
const ROWS = 17
const WIDTH = COLUMNS * LEAF_CELL
const HEIGHT = ROWS * LEAF_CELL
const ROW_COLUMNS = 61

interface HedgeLeaf {
  readonly column: number
  readonly row: number
  readonly level: LeafLevel
  readonly isWarm: boolean
}

const LEAVES = growHedge()
const ROW_LEAVES = growRow()

/** A clipped hedge: its top rises and falls, its gate is an arch. Grown once, the same everywhere. */
function growHedge(): HedgeLeaf[] {
  const leaves: HedgeLeaf[] = []
  for (let column = 0; column < COLUMNS; column++) {
    const across = (column - (COLUMNS - 1) / 2) / (COLUMNS / 2)
    const top = 2.4 + 1.6 * Math.cos(across * 7.5) + 2.2 * across * across
    const gate = Math.abs(across) < 0.3 ? 7 + 5 * (1 - Math.sqrt(1 - (across / 0.3) ** 2)) : ROWS
    for (let row = Math.ceil(top); row < gate; row++) {
      const grain = grainOf(column, row)
      if (row < top + 1.2 && grain % 3 === 0) continue
      const isEdge = row < top + 1.5
      leaves.push({ column, row, level: isEdge ? 2 : levelOf(grain), isWarm: grain % 37 === 0 })
    }
  }
  return leaves
}

function growRow(): HedgeLeaf[] {
  const leaves: HedgeLeaf[] = []
  for (let column = 0; column < ROW_COLUMNS; column++) {
    const grain = grainOf(column, 3)
    leaves.push({ column, row: 1, level: levelOf(grain), isWarm: false })
    if (grain % 5 < 2) leaves.push({ column, row: 0, level: grain % 2 === 0 ? 1 : 2, isWarm: false })
  }
  return leaves
}

function levelOf(grain: number): LeafLevel {
  return grain % 7 < 2 ? 2 : grain % 7 < 5 ? 3 : 4
}

/** The same irregularity each time. */
function grainOf(column: number, row: number): number {
  const mixed = Math.imul(column + 11, 73_856_093) ^ Math.imul(row + 5, 19_349_663)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
