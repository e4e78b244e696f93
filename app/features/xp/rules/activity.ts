import type { PayReason } from './pay.ts'

/** When a learner was at work on one of their days, in one time zone. */
export interface DaySpan {
  /** IANA name. */
  readonly timeZone: string
  /** ISO-8601 of the first thing that counts there. */
  readonly firstAt: string
  /** ISO-8601 of the last. */
  readonly lastAt: string
}

/** What a learner did on one of their days. */
export interface ActivityDay {
  /** `YYYY-MM-DD` where they were. */
  readonly localDay: string
  /** Answers given. */
  readonly attempts: number
  readonly correct: number
  /** Whole points. */
  readonly xpEarned: number
  readonly lessonsFinished: number
  /** What counts for the streak, by time zone; empty when everything came too late for that. */
  readonly spans: readonly DaySpan[]
}

/** One line of the activity log: an answer, or a lesson finished. */
export type ActivityLine = AttemptLine | FinishLine

/** An answer in the activity log. */
export interface AttemptLine {
  readonly kind: 'attempt'
  /** The entry's id. */
  readonly id: string
  /** ISO-8601. */
  readonly at: string
  /** `YYYY-MM-DD`. */
  readonly localDay: string
  readonly taskId: string
  /** Position in the lesson, from 1; null for one that is no longer in it. */
  readonly taskNumber: number | null
  readonly topicTitle: string
  readonly courseSlug: string
  readonly lessonSlug: string
  readonly lessonTitle: string
  readonly isCorrect: boolean
  readonly xpEarned: number
  /** Decimal text. */
  readonly multiplier: string
  readonly reason: PayReason
  readonly place: number
  /** `YYYY-MM-DD`; null where the schedule says nothing. */
  readonly nextReviewDay: string | null
}

/** A lesson finished, in the activity log. */
export interface FinishLine {
  readonly kind: 'finish'
  readonly id: string
  readonly at: string
  readonly localDay: string
  readonly courseSlug: string
  readonly lessonSlug: string
  readonly lessonTitle: string
}
