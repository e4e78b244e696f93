import { LEAF_CELL, type LeafLevel } from './leaf-path.ts'
import { Leaf } from './leaf.tsx'

/**
 * A year of days as leaves in a hedge: the more there was on a day, the larger and darker its leaf. As many of the last
 * weeks as there is room for; `label` tells of the whole year. Time runs from left to right in every script.
 */
export function Heatmap({ label, weeks, months, rowNames }: HeatmapProps) {
  return (
    <div role="img" aria-label={label} dir="ltr" className="flex">
      <svg width={NAMES_WIDTH} height={HEIGHT} className="shrink-0">
        {rowNames.map((name, row) => (
          <text key={row} x="0" y={MONTHS_HEIGHT + row * STEP + 10} className="fill-muted text-[0.6875rem]">
            {name}
          </text>
        ))}
      </svg>
      {bandsOf(weeks.length).map(({ from, until, look }) => (
        <svg
          key={from}
          width={(until - from) * STEP}
          height={HEIGHT}
          className={`shrink-0 overflow-visible ${look}`}
        >
          {months
            .filter(({ week }) => week >= from && week < until)
            .map(({ week, name }) => (
              <text key={week} x={(week - from) * STEP} y="10" className="fill-muted text-[0.6875rem]">
                {name}
              </text>
            ))}
          {weeks.slice(from, until).map((days, index) => (
            <Week key={index} days={days} x={index * STEP} />
          ))}
        </svg>
      ))}
    </div>
  )
}

/** One day of a heatmap. */
export interface HeatmapDay {
  readonly level: 0 | LeafLevel
  /** Shown to a pointer that rests on it. */
  readonly title: string
}

interface HeatmapProps {
  readonly label: string
  /** Oldest first, seven days each; null for one that is not of the year. */
  readonly weeks: readonly (readonly (HeatmapDay | null)[])[]
  /** Names above the weeks, by index. */
  readonly months: readonly { readonly week: number; readonly name: string }[]
  /** Seven, empty for those that are not written. */
  readonly rowNames: readonly string[]
}

/** Pixels. */
const STEP = LEAF_CELL + 3
const MONTHS_HEIGHT = 18
const NAMES_WIDTH = 28
const HEIGHT = MONTHS_HEIGHT + 7 * STEP

function Week({ days, x }: { readonly days: readonly (HeatmapDay | null)[]; readonly x: number }) {
  return (
    <>
      <path d={emptyDays(days)} transform={`translate(${x} ${MONTHS_HEIGHT})`} className="fill-line-strong" />
      {days.map((day, row) => {
        const level = day?.level ?? 0
        if (level === 0) return null
        return <Leaf key={row} level={level} x={x} y={MONTHS_HEIGHT + row * STEP} title={day?.title} />
      })}
    </>
  )
}

/** Small squares, in one path: most days of most years. */
function emptyDays(days: readonly (HeatmapDay | null)[]): string {
  return days.map((day, row) => (day?.level === 0 ? `M5 ${row * STEP + 5}h2v2h-2z` : '')).join('')
}

/** How many of the newest weeks there is room for, by the width of the window; a week is `STEP` wide. */
const ROOM = [
  { weeks: 17, look: '' },
  { weeks: 20, look: 'hidden min-[360px]:block' },
  { weeks: 38, look: 'hidden sm:block' },
  { weeks: 46, look: 'hidden md:block' },
  { weeks: 54, look: 'hidden lg:block' },
] as const

interface Band {
  readonly from: number
  readonly until: number
  readonly look: string
}

/** Pieces of the year, each shown where there is room for it. */
function bandsOf(weeks: number): Band[] {
  return ROOM.map(({ weeks: room, look }, index) => ({
    from: Math.max(0, weeks - room),
    until: Math.max(0, weeks - (ROOM[index - 1]?.weeks ?? 0)),
    look,
  }))
    .filter(({ from, until }) => from < until)
    .toReversed()
}
