import { Link } from '@remix-run/react'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { decayInWords, levelInWords } from './rules/standing-words.ts'
import type { TopicStanding } from './rules/topic-standing.ts'
import { TopicRing } from './topic-ring.tsx'

/** XP and level in each topic that the learner has practised, each a way to its page. */
export function TopicGrid({ topics, today }: TopicGridProps) {
  const t = useWords(xp)
  const totalXp = topics.reduce((sum, topic) => sum + topic.currentXp, 0)
  return (
    <section aria-labelledby="xp" className="space-y-4">
      <h2 id="xp" className="flex items-baseline justify-between gap-3 text-2xl font-bold">
        <span className="quiet:hidden">{t('topics.title')}</span>
        <span className="hidden quiet:inline">{t('topics.quietTitle')}</span>{' '}
        <span className="rounded-full bg-earned-soft px-3 font-sans text-lg text-earned quiet:hidden">
          {t('points', { points: totalXp })}
        </span>
      </h2>
      {topics.length === 0 && <p className="text-muted">{t('topics.none')}</p>}
      <ul className="grid gap-4 sm:grid-cols-2">
        {topics.map((topic) => (
          <li
            key={topic.topicSlug}
            className="group relative flex items-center gap-4 rounded-card border border-line bg-raised p-4 hover:border-accent"
          >
            <TopicRing topic={topic} className="size-20 shrink-0" />
            <div className="min-w-0 space-y-1">
              <h3 className="font-sans font-semibold wrap-anywhere">
                <Link
                  to={`/topics/${topic.topicSlug}`}
                  className="after:absolute after:inset-0 group-hover:text-accent"
                >
                  {topic.topicTitle}
                </Link>
              </h3>
              <div className="text-sm quiet:hidden">
                <p className="text-muted">{levelInWords(t, topic)}</p>
                {topic.decayedXp > 0 && <p className="text-earned">{decayInWords(t, topic, today)}</p>}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface TopicGridProps {
  readonly topics: readonly TopicStanding[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}
