import { ProgressRing } from '#app/ui/progress-ring.tsx'
import { levelInWords, levelShares } from './rules/standing-words.ts'
import type { TopicStanding } from './rules/topic-standing.ts'

/** The level in a topic, in a ring that fills on the way to the next one. */
export function TopicRing({ topic, className }: TopicRingProps) {
  const { held, lost } = levelShares(topic)
  const faded = topic.decayedXp > 0 ? `; ${topic.decayedXp} XP faded` : ''
  return (
    <ProgressRing
      label={`Level ${topic.level}: ${levelInWords(topic)}${faded}`}
      share={held}
      lostShare={lost}
      value={String(topic.level)}
      unit="level"
      className={className}
    />
  )
}

interface TopicRingProps {
  readonly topic: TopicStanding
  readonly className: string
}
