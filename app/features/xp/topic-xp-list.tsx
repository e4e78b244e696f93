import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { TopicStanding } from './list-topic-xp.server.ts'

/** XP and level in each topic that the learner has practised. */
export function TopicXpList({ topics }: { readonly topics: readonly TopicStanding[] }) {
  const totalXp = topics.reduce((sum, topic) => sum + topic.currentXp, 0)
  return (
    <section aria-labelledby="xp" className="space-y-5">
      <h2 id="xp" className="flex items-baseline justify-between text-2xl font-bold">
        Your XP{' '}
        <span className="rounded-full bg-earned-soft px-3 font-sans text-lg text-earned">{totalXp} XP</span>
      </h2>
      {topics.length === 0 && (
        <p className="text-muted">The first right answer to a task earns points. They appear here.</p>
      )}
      <ul className="space-y-4">
        {topics.map((topic) => (
          <li key={topic.topicSlug} className="space-y-2 rounded-card border border-line bg-raised p-5">
            <p className="flex justify-between gap-3 font-semibold">
              {topic.topicTitle} <span className="whitespace-nowrap text-muted">Level {topic.level}</span>
            </p>
            <LevelBar topic={topic} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function LevelBar({ topic }: { readonly topic: TopicStanding }) {
  const { currentXp, levelXp, nextLevelXp } = topic
  if (nextLevelXp === null) return <p className="text-sm text-muted">{currentXp} XP, the highest level</p>
  return (
    <>
      <ProgressBar
        label={`To the next level in ${topic.topicTitle}`}
        value={currentXp - levelXp}
        max={nextLevelXp - levelXp}
      />
      <p className="text-sm text-muted">
        {currentXp} XP, {nextLevelXp - currentXp} to level {topic.level + 1}
      </p>
    </>
  )
}
