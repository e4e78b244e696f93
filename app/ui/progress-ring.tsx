/** A share of a whole as a ring around a word or two; what was there and is gone shows as a dotted end. */
export function ProgressRing({ label, share, lostShare = 0, value, unit, className = 'size-24' }: RingProps) {
  const [held, lost] = [toHundredths(share), toHundredths(Math.min(lostShare, 1 - share))]
  return (
    <svg viewBox="0 0 72 72" role="img" aria-label={label} className={className} fill="none">
      <g strokeWidth="7" transform="rotate(-90 36 36)">
        <circle cx="36" cy="36" r="31" className="stroke-line" />
        {lost > 0 && <Arc from={held} length={lost} className="stroke-earned opacity-80" />}
        {held > 0 && <Arc from={0} length={held} className="stroke-accent" />}
      </g>
      <text x="36" y={unit ? 37 : 43} textAnchor="middle" className="fill-ink font-serif text-xl font-bold">
        {value}
      </text>
      {unit && (
        <text x="36" y="50" textAnchor="middle" className="fill-muted text-[0.625rem]">
          {unit}
        </text>
      )}
    </svg>
  )
}

interface RingProps {
  /** The whole of it in words. */
  readonly label: string
  /** 0 to 1. */
  readonly share: number
  /** 0 to 1, beyond `share`. */
  readonly lostShare?: number
  /** What stands in the middle, and smaller below it. */
  readonly value: string
  readonly unit?: string
  readonly className?: string
}

/** A piece of the ring, in hundredths of it. */
function Arc({ from, length, className }: ArcProps) {
  return (
    <circle
      cx="36"
      cy="36"
      r="31"
      pathLength="100"
      strokeDasharray={`${length} 100`}
      strokeDashoffset={-from}
      className={className}
    />
  )
}

interface ArcProps {
  readonly from: number
  readonly length: number
  readonly className: string
}

function toHundredths(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10
}
