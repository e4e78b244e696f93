import { ButtonLink } from '#app/ui/button.tsx'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'
import { dayInWords } from './rules/day-words.ts'
import { decayInWords, levelInWords, reviewInWords } from './rules/standing-words.ts'
import type { TopicStanding } from './rules/topic-standing.ts'
import { TopicRing } from './topic-ring.tsx'

/** Where a learner stands in a topic, and the way to practise it. */
export function TopicFacts({ standing, today }: TopicFactsProps) {
  const t = useWords(xp)
  return (
    <section
      aria-label={t('topic.standing')}
      className="space-y-5 rounded-card border border-line bg-raised p-6"
    >
      <div className="flex flex-wrap items-center gap-6">
        <TopicRing topic={standing} className="size-32 shrink-0" />
        <div className="min-w-40 flex-1 space-y-3">
          <p className="text-lg font-semibold">{levelInWords(t, standing)}</p>
          {standing.decayedXp > 0 && <p className="text-earned">{decayInWords(t, standing, today)}</p>}
          <ButtonLink to={`/practice?mode=topic&topic=${standing.topicSlug}`}>
            {t('topic.practise')}
          </ButtonLink>
        </div>
      </div>
      <dl className="grid gap-x-8 gap-y-3 border-t border-line pt-4 sm:grid-cols-2">
        {factsOf(t, standing, today).map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="first-letter:uppercase">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface TopicFactsProps {
  readonly standing: TopicStanding
  /** `YYYY-MM-DD`. */
  readonly today: string
}

function factsOf(
  t: Words<typeof xp>,
  standing: TopicStanding,
  today: string,
): [name: string, value: string][] {
  const { lastPracticedDay, totalXpEarned, currentXp, maxXp } = standing
  return [
    [t('topic.nextReview'), reviewInWords(t, standing, today)],
    [
      t('topic.practisedLast'),
      lastPracticedDay === null ? t('topic.notYet') : dayInWords(t, lastPracticedDay, today),
    ],
    [t('topic.earnedInAll'), t('points', { points: totalXpEarned })],
    [t('topic.holds'), t(currentXp >= maxXp ? 'topic.holdsAll' : 'topic.holdsUpTo', { points: maxXp })],
  ]
}
