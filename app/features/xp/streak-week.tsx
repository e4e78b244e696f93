import { LEAF_CELL } from '#app/ui/leaf-path.ts'
import { Leaf } from '#app/ui/leaf.tsx'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { weekdayOf } from './rules/day-words.ts'
import { streakWeekInWords, type StreakDayKind, type StreakWeekDay } from './rules/streak-words.ts'

/** The last week, a leaf for each day that counted and a ring for each that a freeze covered. */
export function StreakWeek({ week }: { readonly week: readonly StreakWeekDay[] }) {
  const t = useWords(xp)
  return (
    <svg
      viewBox={`0 0 ${week.length * STEP} 27`}
      role="img"
      aria-label={streakWeekInWords(t, week)}
      className="w-full max-w-80"
    >
      {week.map(({ day, kind }, index) => (
        <g key={day} transform={`translate(${index * STEP} 0)`}>
          <DayMark kind={kind} />
          <text
            x={STEP / 2}
            y="24"
            textAnchor="middle"
            fontSize="7"
            className={index === week.length - 1 ? 'fill-ink font-bold' : 'fill-muted'}
          >
            {weekdayOf(t.locale, day, 'short')}
          </text>
        </g>
      ))}
    </svg>
  )
}

const STEP = 20
const MIDDLE = { cx: STEP / 2, cy: 7 }

function DayMark({ kind }: { readonly kind: StreakDayKind }) {
  switch (kind) {
    case 'active':
      return <Leaf level={4} x={(STEP - LEAF_CELL) / 2} y={1} />
    case 'frozen':
      return <circle {...MIDDLE} r="4.5" fill="none" strokeWidth="2" className="stroke-earned" />
    case 'open':
      return <circle {...MIDDLE} r="5" fill="none" strokeDasharray="2 1.5" className="stroke-line-strong" />
    case 'none':
      return <circle {...MIDDLE} r="1.5" className="fill-line-strong" />
  }
}
