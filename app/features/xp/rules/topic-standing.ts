import { decayXp } from './decay.ts'
import type { TopicState } from './fold-topic.ts'
import { levelOf } from './level.ts'
import type { TopicTerms } from './topic-terms.ts'

/** A learner's standing in one topic as of a local day, decay counted. */
export interface TopicStanding {
  readonly topicSlug: string
  readonly topicTitle: string
  /** Whole points, 0 to `maxXp`. */
  readonly currentXp: number
  readonly maxXp: number
  /** Points lost to decay since the topic was last practised; 0 for none. */
  readonly decayedXp: number
  readonly totalXpEarned: number
  /** 1 and up. */
  readonly level: number
  /** Points at which this level began. */
  readonly levelXp: number
  /** Points at which the next level begins; null at the last. */
  readonly nextLevelXp: number | null
  /** Index into the topic's `reviewIntervals`. */
  readonly srsStage: number
  /** `YYYY-MM-DD`; null before the first attempt. */
  readonly nextReviewDay: string | null
  /** `YYYY-MM-DD`; null before the first attempt. */
  readonly lastPracticedDay: string | null
}

/**
 * How a learner stands in a topic on a day: decay since the last practice counted, and never more than the topic holds.
 *
 * @param terms in force on that day
 * @param day `YYYY-MM-DD`
 */
export function standingOn(
  terms: TopicTerms,
  topicTitle: string,
  state: TopicState,
  day: string,
): TopicStanding {
  const heldXp = Math.min(state.currentXp, terms.maxXp)
  const currentXp = Math.min(decayXp(state, terms, day), terms.maxXp)
  const level = levelOf(currentXp, terms.levelThresholds)
  return {
    topicSlug: terms.topicSlug,
    topicTitle,
    currentXp,
    maxXp: terms.maxXp,
    decayedXp: heldXp - currentXp,
    totalXpEarned: state.totalXpEarned,
    level,
    levelXp: terms.levelThresholds[level - 1] ?? 0,
    nextLevelXp: terms.levelThresholds[level] ?? null,
    srsStage: state.srsStage,
    nextReviewDay: state.nextReviewDay,
    lastPracticedDay: state.lastPracticedDay,
  }
}
