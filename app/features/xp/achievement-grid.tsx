import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { achievements as words } from '#app/words/en/achievements.ts'
import { useWords } from '#app/words/use-words.ts'
import { AchievementIcon } from './achievement-icon.tsx'
import type { AchievementState } from './rules/achievements.ts'

/** What was earned, and what is still to come with how far it is. */
export function AchievementGrid({ achievements }: { readonly achievements: readonly AchievementState[] }) {
  const t = useWords(words)
  const earned = achievements.filter((one) => one.isEarned)
  const ahead = achievements.filter((one) => !one.isEarned)
  return (
    <div className="space-y-12">
      {earned.length > 0 && (
        <AchievementPart id="earned" title={t('earned')}>
          {earned}
        </AchievementPart>
      )}
      {ahead.length > 0 && (
        <AchievementPart id="ahead" title={t('ahead')}>
          {ahead}
        </AchievementPart>
      )}
    </div>
  )
}

function AchievementPart({ id, title, children }: AchievementPartProps) {
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id} className="text-2xl font-bold">
        {title}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {children.map((achievement) => (
          <AchievementItem key={achievement.slug} achievement={achievement} />
        ))}
      </ul>
    </section>
  )
}

interface AchievementPartProps {
  readonly id: string
  readonly title: string
  readonly children: readonly AchievementState[]
}

function AchievementItem({ achievement }: { readonly achievement: AchievementState }) {
  const t = useWords(words)
  const { slug, criteria, icon, isEarned, done, target } = achievement
  const title = t(`titles.${slug}`)
  return (
    <li className="flex gap-4 rounded-card border border-line bg-raised p-4">
      <span
        className={
          'flex size-12 shrink-0 items-center justify-center rounded-full ' +
          (isEarned ? 'bg-earned-soft text-earned' : 'bg-sunken text-muted')
        }
      >
        <AchievementIcon icon={icon} className="size-7" />
      </span>
      <div className="min-w-0 grow space-y-1">
        <h3 className="text-lg font-bold">{title}</h3>
        <p className="text-sm text-muted">{t(`criteria.${criteria.kind}`, { target })}</p>
        {!isEarned && (
          <div className="flex items-center gap-3 pt-1">
            <ProgressBar label={title} value={done} max={target} />
            <span className="text-sm whitespace-nowrap text-muted">{t('progress', { done, target })}</span>
          </div>
        )}
      </div>
    </li>
  )
}
