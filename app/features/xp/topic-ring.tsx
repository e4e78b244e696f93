import { ProgressRing } from '#app/ui/progress-ring.tsx'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import { levelInWords, levelShares } from './rules/standing-words.ts'
import type { TopicStanding } from './rules/topic-standing.ts'

/** The level in a topic, in a ring that fills on the way to the next one. */
export function TopicRing({ topic, className }: TopicRingProps) {
  const { held, lost } = levelShares(topic)
  const t = useWords(xp)
  const said = { level: topic.level, standing: levelInWords(t, topic) }
  return (
    <ProgressRing
      label={
        topic.decayedXp > 0
          ? t('standing.titleFaded', { ...said, points: topic.decayedXp })
          : t('standing.title', said)
      }
      share={held}
      lostShare={lost}
      value={String(topic.level)}
      unit={t('standing.level')}
      className={className}
    />
  )
}

interface TopicRingProps {
  readonly topic: TopicStanding
  readonly className: string
}
