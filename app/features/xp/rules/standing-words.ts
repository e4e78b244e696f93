import { dateInWords, dayInWords } from './day-words.ts'
import type { TopicStanding } from './topic-standing.ts'

/** Points, and how many there are to go: `52 XP, 48 to level 3`. */
export function levelInWords({ currentXp, nextLevelXp, level }: TopicStanding): string {
  if (nextLevelXp === null) return `${currentXp} XP, the highest level`
  return `${currentXp} XP, ${nextLevelXp - currentXp} to level ${level + 1}`
}

/**
 * What decay took, and what stops it; empty when it took nothing.
 *
 * @param today `YYYY-MM-DD`
 */
export function decayInWords({ decayedXp, nextReviewDay }: TopicStanding, today: string): string {
  if (decayedXp === 0) return ''
  const since = nextReviewDay === null ? '' : ` since ${dateInWords(nextReviewDay, today)}`
  return `${decayedXp} XP faded${since}: practise to stop it`
}

/**
 * When a topic wants to be practised again.
 *
 * @param today `YYYY-MM-DD`
 */
export function reviewInWords(
  { nextReviewDay }: Pick<TopicStanding, 'nextReviewDay'>,
  today: string,
): string {
  if (nextReviewDay === null) return 'after your first answer'
  return nextReviewDay < today
    ? `due since ${dateInWords(nextReviewDay, today)}`
    : dayInWords(nextReviewDay, today)
}

/** How much of the way from this level to the next is done, and how much of it decay took back: shares, 0 to 1. */
export function levelShares(topic: TopicStanding): { readonly held: number; readonly lost: number } {
  const { currentXp, decayedXp, levelXp, nextLevelXp } = topic
  if (nextLevelXp === null) return { held: 1, lost: 0 }
  const span = nextLevelXp - levelXp
  const held = (currentXp - levelXp) / span
  return { held, lost: Math.min(1 - held, decayedXp / span) }
}
