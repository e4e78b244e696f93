import { decayXp } from './decay.ts'
import { payFor } from './pay-rate.ts'
import type { Pay } from './pay.ts'
import { reviewByStages } from './schedule-stages.ts'
import { scheduleTask, type TaskSchedule } from './schedule.ts'
import type { TopicTerms } from './topic-terms.ts'

/** An answer as the rules see it; one that does not count (`./late-window.ts`) is never handed to them. */
export interface TopicAttempt {
  /** The entry's id. */
  readonly id: string
  readonly taskId: string
  readonly isCorrect: boolean
  /** ISO-8601. */
  readonly at: string
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  /** Whole points that were acknowledged when it was accepted; null while it is being accepted. */
  readonly acknowledgedXp: number | null
}

/** A learner's state in one topic as of their last answer: nothing here depends on "now". */
export interface TopicState {
  /** Whole points; decay since then is not taken off. */
  readonly currentXp: number
  /** The most that it has been. */
  readonly highestXp: number
  readonly totalXpEarned: number
  /** `YYYY-MM-DD` of the last right answer; null before it. */
  readonly dailyTasksDate: string | null
  /** Right answers on that day. */
  readonly dailyTasksCount: number
  /** Index into the topic's `reviewIntervals`. */
  readonly srsStage: number
  /** `YYYY-MM-DD`; null before the first answer. */
  readonly nextReviewDay: string | null
  /** `YYYY-MM-DD`; null before the first answer. */
  readonly lastPracticedDay: string | null
  /** What the state was folded up to, in the order of `compareAttempts`; null before the first answer. */
  readonly last: AttemptPlace | null
}

/** Where an answer stands in the order in which they are taken in. */
export type AttemptPlace = Pick<TopicAttempt, 'id' | 'at' | 'localDay'>

/** What became of one answer. */
export interface SettledAttempt {
  readonly pay: Pay
  /** The task's schedule after it. */
  readonly schedule: TaskSchedule
  /** Revision of the configuration that it was settled by. */
  readonly configRevision: number
}

/** A topic in which nothing has been answered. */
export const NEW_TOPIC: TopicState = {
  currentXp: 0,
  highestXp: 0,
  totalXpEarned: 0,
  dailyTasksDate: null,
  dailyTasksCount: 0,
  srsStage: 0,
  nextReviewDay: null,
  lastPracticedDay: null,
  last: null,
}

/**
 * By local day, then by instant, then by id: total, so that every machine agrees. The day comes first, since who travels
 * can have a later instant on an earlier day.
 */
export function compareAttempts(a: AttemptPlace, b: AttemptPlace): number {
  if (a.localDay !== b.localDay) return a.localDay < b.localDay ? -1 : 1
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/**
 * Takes one answer into a topic.
 *
 *     currentXp = min(decayed currentXp + pay, maxXp)
 *
 * where `pay` is what the rate of its place in the day makes of it, at most what the topic has room for, and at least what
 * was acknowledged (`./pay-rate.ts`); the topic's own review day moves with the first answer of a local day, and no more.
 *
 * @param terms in force on its day
 * @param schedule the task's, in this topic; null before its first answer
 * @param attempt after `topic.last`
 */
export function foldAttempt(
  terms: TopicTerms,
  topic: TopicState,
  schedule: TaskSchedule | null,
  attempt: TopicAttempt,
): { readonly topic: TopicState; readonly settled: SettledAttempt } {
  const { localDay: day, isCorrect } = attempt
  const beforeXp = Math.min(decayXp(topic, terms, day), terms.maxXp)
  const rightBefore = topic.dailyTasksDate === day ? topic.dailyTasksCount : 0
  const isEarly = schedule !== null && day < schedule.nextReviewDay
  const pay = payFor(terms, attempt, { rightBefore, isEarly, roomXp: terms.maxXp - beforeXp })
  const currentXp = Math.min(beforeXp + pay.xpEarned, terms.maxXp)
  const { srsStage, nextReviewDay } = moveTopic(terms, topic, { isCorrect, day })
  return {
    topic: {
      currentXp,
      highestXp: Math.max(topic.highestXp, currentXp),
      totalXpEarned: topic.totalXpEarned + pay.xpEarned,
      dailyTasksDate: isCorrect ? day : topic.dailyTasksDate,
      dailyTasksCount: isCorrect ? rightBefore + 1 : topic.dailyTasksCount,
      srsStage,
      nextReviewDay,
      lastPracticedDay: day,
      last: { id: attempt.id, at: attempt.at, localDay: day },
    },
    settled: {
      pay,
      schedule: scheduleTask(terms, schedule, { isCorrect, day }),
      configRevision: terms.revision,
    },
  }
}

/** A topic goes through the stages as a task does, by the first answer of each day. */
function moveTopic(
  { reviewIntervals }: TopicTerms,
  { srsStage, nextReviewDay, lastPracticedDay }: TopicState,
  answer: { readonly isCorrect: boolean; readonly day: string },
): Pick<TopicState, 'srsStage' | 'nextReviewDay'> {
  if (lastPracticedDay === answer.day) return { srsStage, nextReviewDay }
  const before = nextReviewDay === null ? null : { stage: srsStage, nextReviewDay }
  const moved = reviewByStages(reviewIntervals, before, answer)
  return { srsStage: moved.stage, nextReviewDay: moved.nextReviewDay }
}
