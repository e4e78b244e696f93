/** Why an answer paid what it did. */
export type PayReason =
  /** Among the day's first right answers in its topic. */
  | 'full'
  | 'half'
  | 'low'
  /** The task was answered again before its review was due. */
  | 'early'
  | 'wrong'
  /** The topic holds no more. */
  | 'topic-full'
  /** More was said to the learner than is derived now, and what was said holds. */
  | 'acknowledged'
  /** It reached a server too late to count. */
  | 'too-old'

/** What an answer pays, and why. */
export interface Pay {
  /** Whole points, ≥ 0. */
  readonly xpEarned: number
  /** Decimal text: the share of the topic's `baseTaskXp`; `0` for a wrong answer. */
  readonly multiplier: string
  readonly reason: PayReason
  /** Which right answer of the local day in its topic it is, from 1; 0 for one that takes no place. */
  readonly place: number
}
