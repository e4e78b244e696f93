import { countOf } from '#app/kernel/words.ts'
import { ProgressBar } from '#app/ui/progress-bar.tsx'

/** How well the tasks of a topic are known: how many stand at each level of mastery. */
export function MasteryBars({ counts }: { readonly counts: readonly number[] }) {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  return (
    <div className="space-y-2">
      <h3 className="font-sans font-semibold">How firmly you know its tasks</h3>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1 text-sm">
        {counts.map((count, level) => (
          <div key={level} className="contents">
            <dt className="text-muted">{nameOf(level, counts.length - 1)}</dt>
            <dd className="contents">
              <ProgressBar label={countOf(count, 'task')} value={count} max={total} />
              <span className="text-right tabular-nums">{count}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function nameOf(level: number, highest: number): string {
  if (level === 0) return 'Not yet'
  return level === highest ? 'Firm' : `Step ${level}`
}
