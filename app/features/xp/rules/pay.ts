/**
 * Why an answer paid what it did. `full`, `half`, `low`: the rate of its place among the day's right answers in its topic.
 * `early`: the task was answered again before its review was due. `topic-full`: the topic holds no more. `acknowledged`:
 * more was said to the learner than is derived now, and what was said holds. `too-old`: it reached a server too late.
 */
export const PAY_REASONS = [
  'full',
  'half',
  'low',
  'early',
  'wrong',
  'topic-full',
  'acknowledged',
  'too-old',
] as const

/** One of those. */
export type PayReason = (typeof PAY_REASONS)[number]

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

/** A stored reason; rows of before these rules have none, and what right answers were paid was acknowledged. */
export function toPayReason(stored: string, isCorrect: boolean): PayReason {
  return PAY_REASONS.find((reason) => reason === stored) ?? (isCorrect ? 'acknowledged' : 'wrong')
}

/** What an answer paid, and nothing else of it. */
export function toPay({ xpEarned, multiplier, reason, place }: Pay): Pay {
  return { xpEarned, multiplier, reason, place }
}
