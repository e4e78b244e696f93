import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'

/** Figures side by side as bars, as wide as there is room; a `ChartTable` says the same. */
export function BarChart({ label, bars }: BarChartProps) {
  const highest = Math.max(...bars.map((bar) => bar.value), 1)
  const step = 100 / Math.max(1, bars.length)
  return (
    <svg role="img" aria-label={label} className="h-32 w-full [direction:ltr]">
      <text x="0" y="10" className="fill-muted text-xs">
        {highest}
      </text>
      <line x1="0" x2="100%" y1={TOP} y2={TOP} className="stroke-line" strokeDasharray="2 4" />
      {bars.map((bar, index) => (
        <Bar key={bar.name} bar={bar} left={index * step} step={step} height={toHeight(bar.value, highest)} />
      ))}
      <line x1="0" x2="100%" y1={FLOOR} y2={FLOOR} className="stroke-line-strong" />
    </svg>
  )
}

interface BarChartProps {
  /** What it shows, and the gist of it, in words. */
  readonly label: string
  readonly bars: readonly ChartBar[]
}

/** One figure of a bar chart. */
export interface ChartBar {
  /** Different for each; shown to a pointer that rests on the bar. */
  readonly name: string
  /** 0 and up. */
  readonly value: number
  /** A short name below the bar, for the few that have room for one. */
  readonly tick?: string | undefined
  /** Stands out from the others. */
  readonly isMarked?: boolean
}

/** Pixels from the top of the picture: where the highest bar ends, where all bars stand, and the names below. */
const TOP = 16
const FLOOR = 104
const NAMES = 122
/** A bar that is not zero is never too small to be seen. */
const LEAST = 3

/** `left` and `step` in percent of the picture's width. */
function Bar({ bar, left, step, height }: BarProps) {
  const t = useWords(ui)
  return (
    <g>
      {height > 0 && (
        <rect
          x={`${left + step * 0.12}%`}
          width={`${step * 0.76}%`}
          y={FLOOR - height}
          height={height}
          rx="2"
          className={bar.isMarked ? 'fill-earned' : 'fill-accent'}
        >
          <title>{t('charts.bar', { name: bar.name, value: bar.value })}</title>
        </rect>
      )}
      {bar.tick && (
        <text x={`${left + step * 0.12}%`} y={NAMES} className="fill-muted text-xs">
          {bar.tick}
        </text>
      )}
    </g>
  )
}

interface BarProps {
  readonly bar: ChartBar
  readonly left: number
  readonly step: number
  readonly height: number
}

function toHeight(value: number, highest: number): number {
  if (value <= 0) return 0
  return Math.max(LEAST, Math.round((value / highest) * (FLOOR - TOP)))
}
