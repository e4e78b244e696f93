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
