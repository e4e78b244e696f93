import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'

/** How well the tasks of a topic are known: how many stand at each level of mastery. */
export function MasteryBars({ counts }: { readonly counts: readonly number[] }) {
  const t = useWords(xp)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  return (
    <div className="space-y-2">
      <h2 className="font-sans font-semibold">{t('topic.mastery')}</h2>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1 text-sm">
        {counts.map((count, level) => (
          <div key={level} className="contents">
            <dt className="text-muted">{nameOf(t, level, counts.length - 1)}</dt>
            <dd className="contents">
              <ProgressBar label={t('topic.masteryTasks', { count })} value={count} max={total} />
              <span className="text-end tabular-nums">{count}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function nameOf(t: Words<typeof xp>, level: number, highest: number): string {
  if (level === 0) return t('topic.masteryNew')
  return level === highest ? t('topic.masteryFirm') : t('topic.masteryStep', { level })
}
