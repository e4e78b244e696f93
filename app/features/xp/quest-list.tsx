import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { Quest, QuestProgress } from './rules/daily-quests.ts'

/** What there is to do today, and how far it is done. */
export function QuestList({ quests }: { readonly quests: readonly (Quest & QuestProgress)[] }) {
  const done = quests.filter((quest) => quest.isDone).length
  return (
    <section aria-labelledby="quests" className="flex flex-col gap-4">
      <h2 id="quests" className="flex items-baseline justify-between gap-3 text-2xl font-bold">
        Today{' '}
        <span className="font-sans text-sm font-normal text-muted">
          {done} of {quests.length} done
        </span>
      </h2>
      <ul className="grow divide-y divide-line rounded-card border border-line bg-raised px-5">
        {quests.map((quest) => (
          <li key={quest.slug} className="space-y-2 py-4">
            <p className="flex items-baseline justify-between gap-3">
              <span>
                <strong className={quest.isDone ? 'text-good' : ''}>
                  {quest.isDone && '✓ '}
                  {quest.title}
                </strong>
                <span className="block text-sm text-muted">{quest.detail}</span>
              </span>
              <span className="text-sm whitespace-nowrap text-muted">
                {quest.done} of {quest.target}
              </span>
            </p>
            <ProgressBar label={quest.title} value={quest.done} max={quest.target} />
          </li>
        ))}
      </ul>
    </section>
  )
}
