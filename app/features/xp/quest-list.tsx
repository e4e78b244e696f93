import { Check } from 'lucide-react'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Quest, QuestProgress } from './rules/daily-quests.ts'

/** What there is to do today, and how far it is done. */
export function QuestList({ quests }: { readonly quests: readonly (Quest & QuestProgress)[] }) {
  const t = useWords(dashboard)
  const done = quests.filter((quest) => quest.isDone).length
  return (
    <section aria-labelledby="quests" className="flex flex-col gap-4">
      <h2 id="quests" className="flex items-baseline justify-between gap-3 text-2xl font-bold">
        {t('quests.title')}{' '}
        <span className="font-sans text-sm font-normal text-muted">
          {t('quests.doneOf', { done, total: quests.length })}
        </span>
      </h2>
      <ul className="grow divide-y divide-line rounded-card border border-line bg-raised px-5">
        {quests.map((quest) => (
          <QuestItem key={quest.slug} quest={quest} />
        ))}
      </ul>
    </section>
  )
}

function QuestItem({ quest }: { readonly quest: Quest & QuestProgress }) {
  const t = useWords(dashboard)
  const { slug, metric, target, done, isDone } = quest
  const title = t(`quests.titles.${slug}`)
  return (
    <li className="space-y-2 py-4">
      <div className="flex items-baseline justify-between gap-3">
        <p>
          <strong className={isDone ? 'text-good' : ''}>
            {isDone && (
              <>
                <Check aria-hidden="true" className="me-1 inline size-4 align-[-0.125em]" />
                <span className="sr-only">{t('quests.isDone')} </span>
              </>
            )}
            {title}
          </strong>
          <span className="block text-sm text-muted">{t(`quests.details.${metric}`, { target })}</span>
        </p>
        <p className="text-sm whitespace-nowrap text-muted">{t('quests.progress', { done, target })}</p>
      </div>
      <ProgressBar label={title} value={done} max={target} />
    </li>
  )
}
