import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'

/** A figure over time as a line, with the same in words. */
export function Sparkline({ label, values, format }: SparklineProps) {
  const t = useWords(ui)
  const known = values.filter((value) => value !== null)
  const highest = Math.max(...known, 0)
  const latest = known.at(-1)
  return (
    <figure className="space-y-2 rounded-card border border-line bg-raised p-4">
      <figcaption className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{label}</span>
        <span className="font-mono text-sm">{latest === undefined ? t('charts.none') : format(latest)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-12 w-full text-accent"
        aria-hidden="true"
      >
        {segmentsOf(values, highest).map((points) => (
          <polyline
            key={points}
            points={points}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <p className="text-sm text-muted">
        {latest === undefined
          ? t('charts.noFigures')
          : t('charts.range', { highest: format(highest), lowest: format(Math.min(...known)) })}
      </p>
    </figure>
  )
}

interface SparklineProps {
  readonly label: string
  /** Oldest first, at even distances; null where nothing is known. */
  readonly values: readonly (number | null)[]
  readonly format: (value: number) => string
}

const WIDTH = 240
const HEIGHT = 48

/** A line ends where nothing is known, and begins anew after it. */
function segmentsOf(values: readonly (number | null)[], highest: number): string[] {
  const step = WIDTH / Math.max(1, values.length - 1)
  const segments: string[][] = [[]]
  for (const [index, value] of values.entries()) {
    if (value === null) segments.push([])
    else
      segments
        .at(-1)
        ?.push(`${round(index * step)},${round(HEIGHT - 2 - (value / (highest || 1)) * (HEIGHT - 4))}`)
  }
  // A single point is drawn as a short line: a line of one point is none.
  return segments
    .filter((points) => points.length > 0)
    .map(([first = '', ...others]) => [first, ...(others.length > 0 ? others : [nextTo(first)])].join(' '))
}

function nextTo(point: string): string {
  const [x, y] = point.split(',')
  return `${Number(x) + 2},${y}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
