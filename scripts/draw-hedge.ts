import { writeFile } from 'node:fs/promises'
import { LEAF_CELL, LEAF_SIZES, leafPath, type LeafLevel } from '#app/ui/leaf-path.ts'

// npm run draw:hedge
// The hedge, the picture of the house, and its low row: grown once and kept as files, so that no page has to.
const COLUMNS = 32
const ROWS = 17
const WIDTH = COLUMNS * LEAF_CELL
const HEIGHT = ROWS * LEAF_CELL
const ROW_COLUMNS = 61
const ROW_HEIGHT = 2 * LEAF_CELL

interface Leaf {
  readonly column: number
  readonly row: number
  readonly level: LeafLevel
  readonly isWarm: boolean
}

/** The same colours as in app/tailwind.css. */
interface Ink {
  readonly accent: string
  readonly accentStrong: string
  readonly earned: string
  readonly paper: string
  readonly line: string
}

const INKS: Readonly<Record<'light' | 'dark', Ink>> = {
  light: {
    accent: '#1f6b3a',
    accentStrong: '#174f2b',
    earned: '#8a5a00',
    paper: '#fffefa',
    line: '#7c8574',
  },
  dark: { accent: '#8fd19e', accentStrong: '#b2e3bc', earned: '#f0c36a', paper: '#191f16', line: '#7f8a75' },
}

for (const [scheme, ink] of Object.entries(INKS)) {
  const hedge = toSvg(WIDTH, HEIGHT, drawLeaves(growHedge(), ink) + drawBook(ink))
  const row = toSvg(ROW_COLUMNS * LEAF_CELL, ROW_HEIGHT, drawLeaves(growRow(), ink))
  await writeFile(`app/ui/pictures/hedge-${scheme}.svg`, hedge)
  await writeFile(`app/ui/pictures/hedge-row-${scheme}.svg`, row)
}

function toSvg(width: number, height: number, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="none">${inside}</svg>\n`
}

/** A clipped hedge: its top rises and falls, its gate is an arch. */
function growHedge(): Leaf[] {
  const leaves: Leaf[] = []
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

function growRow(): Leaf[] {
  const leaves: Leaf[] = []
  for (let column = 0; column < ROW_COLUMNS; column++) {
    const grain = grainOf(column, 3)
    leaves.push({ column, row: 1, level: levelOf(grain), isWarm: false })
    if (grain % 5 < 2) leaves.push({ column, row: 0, level: grain % 2 === 0 ? 1 : 2, isWarm: false })
  }
  return leaves
}

function levelOf(grain: number): LeafLevel {
  if (grain % 7 < 2) return 2
  return grain % 7 < 5 ? 3 : 4
}

/** The same irregularity each time. */
function grainOf(column: number, row: number): number {
  const mixed = Math.imul(column + 11, 73_856_093) ^ Math.imul(row + 5, 19_349_663)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** All leaves of a look in one path. */
function drawLeaves(leaves: readonly Leaf[], ink: Ink): string {
  const looks = [
    ...([1, 2, 3, 4] as const).map((level) => ({
      look: `fill="${level === 4 ? ink.accentStrong : ink.accent}"${level < 3 ? ` opacity="${0.6 + level / 10}"` : ''}`,
      own: leaves.filter((leaf) => leaf.level === level && !leaf.isWarm),
    })),
    { look: `fill="${ink.earned}" opacity=".9"`, own: leaves.filter(({ isWarm }) => isWarm) },
  ]
  return looks
    .filter(({ own }) => own.length > 0)
    .map(({ look, own }) => `<path ${look} d="${own.map(toPath).join('')}"/>`)
    .join('')
}

function toPath({ level, column, row }: Leaf): string {
  return leafPath(LEAF_SIZES[level], column * LEAF_CELL, row * LEAF_CELL)
}

function drawBook(ink: Ink): string {
  const [middle, top] = [WIDTH / 2, HEIGHT - 50]
  return (
    `<g stroke="${ink.accent}" stroke-width="3" stroke-linejoin="round">` +
    `<path fill="${ink.paper}" d="M${middle} ${top}c-9-9-23-10-36-6v46c13-4 27-3 36 6 9-9 23-10 36-6v-46c-13-4-27-3-36 6Z"/>` +
    `<path d="M${middle} ${top}v46"/>` +
    `<path stroke="${ink.line}" stroke-width="2" stroke-linecap="round" d="M${middle - 26} ${top + 8}q10-2 18 2m-18 10q10-2 18 2m-18 10q10-2 18 2` +
    `M${middle + 26} ${top + 8}q-10-2-18 2m18 10q-10-2-18 2m18 10q-10-2-18 2"/></g>`
  )
}
