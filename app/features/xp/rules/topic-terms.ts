import { complementOf, timesShare, toShare, type Share } from './share.ts'

/** A topic's configuration as it is stored, what the rules need of it. Shares are decimal texts, 0 to 1. */
export interface StoredTerms {
  readonly topicSlug: string
  /** 1 and up. */
  readonly revision: number
  /** Whole points. */
  readonly maxXp: number
  /** Whole points. */
  readonly baseTaskXp: number
  readonly dailyFullTasks: number
  readonly dailyHalfTasks: number
  readonly multiplierFull: string
  readonly multiplierHalf: string
  readonly multiplierLow: string
  readonly multiplierEarly: string
  /** Points at which each level begins, rising from 0. */
  readonly levelThresholds: readonly number[]
  readonly dailyXpDecay: string
  readonly minXpPercent: string
  /** Days, rising. */
  readonly reviewIntervals: readonly number[]
  readonly scheduler: 'stages' | 'fsrs'
  readonly desiredRetention: string
}

/** The columns in which a configuration is stored, replaced ones too. */
export const TERM_COLUMNS = [
  'topicSlug',
  'revision',
  'maxXp',
  'baseTaskXp',
  'dailyFullTasks',
  'dailyHalfTasks',
  'multiplierFull',
  'multiplierHalf',
  'multiplierLow',
  'multiplierEarly',
  'levelThresholds',
  'dailyXpDecay',
  'minXpPercent',
  'reviewIntervals',
  'scheduler',
  'desiredRetention',
] as const

/** What an answer at one rate pays. */
export interface Rate {
  /** Decimal text. */
  readonly multiplier: string
  /** `baseTaskXp` × multiplier, in whole points, halves up. */
  readonly points: number
}

/** A topic's configuration, ready to be applied. */
export interface TopicTerms {
  readonly topicSlug: string
  readonly revision: number
  readonly maxXp: number
  readonly dailyFullTasks: number
  readonly dailyHalfTasks: number
  readonly full: Rate
  readonly half: Rate
  readonly low: Rate
  readonly early: Rate
  readonly levelThresholds: readonly number[]
  /** What is left of the points after a day of decay. */
  readonly dailyKeep: Share
  /** What decay leaves of the most that there was. */
  readonly minShare: Share
  readonly reviewIntervals: readonly number[]
  readonly scheduler: 'stages' | 'fsrs'
  /** 0 to 1. */
  readonly desiredRetention: number
}

/** Works out once what is needed for every answer. */
export function toTerms(stored: StoredTerms): TopicTerms {
  const rateOf = (multiplier: string): Rate => ({
    multiplier,
    points: timesShare(stored.baseTaskXp, toShare(multiplier)),
  })
  return {
    topicSlug: stored.topicSlug,
    revision: stored.revision,
    maxXp: stored.maxXp,
    dailyFullTasks: stored.dailyFullTasks,
    dailyHalfTasks: stored.dailyHalfTasks,
    full: rateOf(stored.multiplierFull),
    half: rateOf(stored.multiplierHalf),
    low: rateOf(stored.multiplierLow),
    early: rateOf(stored.multiplierEarly),
    levelThresholds: stored.levelThresholds,
    dailyKeep: complementOf(toShare(stored.dailyXpDecay)),
    minShare: toShare(stored.minXpPercent),
    reviewIntervals: stored.reviewIntervals,
    scheduler: stored.scheduler,
    desiredRetention: Number(stored.desiredRetention),
  }
}

/** A topic's configurations through time. */
export interface TermsHistory {
  /** Replaced ones, oldest first; `untilDay` (`YYYY-MM-DD`) is the first day of the next. */
  readonly past: readonly { readonly untilDay: string; readonly terms: TopicTerms }[]
  readonly current: TopicTerms
}

/**
 * The configuration in force on a day. Where it was replaced more than once that day, the last of them.
 *
 * @param localDay `YYYY-MM-DD`
 */
export function termsOn({ past, current }: TermsHistory, localDay: string): TopicTerms {
  return past.find(({ untilDay }) => localDay < untilDay)?.terms ?? current
}
