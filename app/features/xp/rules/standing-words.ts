import type { xp } from '#app/words/en/xp.ts'
import type { Words } from '#app/words/words.ts'
import { dateInWords, dayInWords } from './day-words.ts'
import type { TopicStanding } from './topic-standing.ts'

/** Points, and how many there are to go: `52 XP, 48 to level 3`. */
export function levelInWords(
  t: Words<typeof xp>,
  { currentXp, nextLevelXp, level }: Pick<TopicStanding, 'currentXp' | 'nextLevelXp' | 'level'>,
): string {
  if (nextLevelXp === null) return t('standing.highest', { points: currentXp })
  return t('standing.toNext', { points: currentXp, missing: nextLevelXp - currentXp, next: level + 1 })
}

/**
 * What decay took, and what stops it; empty when it took nothing.
 *
 * @param today `YYYY-MM-DD`
 */
export function decayInWords(
  t: Words<typeof xp>,
  { decayedXp, nextReviewDay }: Pick<TopicStanding, 'decayedXp' | 'nextReviewDay'>,
  today: string,
): string {
  if (decayedXp === 0) return ''
  if (nextReviewDay === null) return t('standing.faded', { points: decayedXp })
  const date = dateInWords(t.locale, nextReviewDay, today)
  return t('standing.fadedSince', { points: decayedXp, date })
}

/**
 * When a topic wants to be practised again.
 *
 * @param today `YYYY-MM-DD`
 */
export function reviewInWords(
  t: Words<typeof xp>,
  { nextReviewDay }: Pick<TopicStanding, 'nextReviewDay'>,
  today: string,
): string {
  if (nextReviewDay === null) return t('standing.reviewFirst')
  return nextReviewDay < today
    ? t('standing.reviewLate', { date: dateInWords(t.locale, nextReviewDay, today) })
    : dayInWords(t, nextReviewDay, today)
}

/** How much of the way from this level to the next is done, and how much of it decay took back: shares, 0 to 1. */
export function levelShares(topic: TopicStanding): { readonly held: number; readonly lost: number } {
  const { currentXp, decayedXp, levelXp, nextLevelXp } = topic
  if (nextLevelXp === null) return { held: 1, lost: 0 }
  const span = nextLevelXp - levelXp
  const held = (currentXp - levelXp) / span
  return { held, lost: Math.min(1 - held, decayedXp / span) }
}
