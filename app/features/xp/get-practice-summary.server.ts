import type { LearnerSnapshot } from '#app/data/reader.ts'
import { localDay } from '#app/kernel/time.ts'
import { getStreak } from './get-streak.server.ts'
import { listTaskPlaces } from './list-places.server.ts'
import { answeredTasks, listPracticeAttempts, type PracticeAttempt } from './list-practice-attempts.server.ts'
import { listTopicStandings, type LearnerPlace } from './list-topic-standings.server.ts'
import { toPay, type Pay } from './rules/pay.ts'
import type { Streak } from './rules/streak-as-of.ts'
import type { TopicStanding } from './rules/topic-standing.ts'

/** What a practice session has changed, and why. */
export interface PracticeSummary {
  /** In the order in which they were given. */
  readonly answers: readonly SummarisedAnswer[]
  readonly right: number
  /** Whole points that all of them paid. */
  readonly xpEarned: number
  /** The topics of the answers as they stand now. */
  readonly topics: readonly PractisedTopic[]
  readonly streak: Streak
  /** `YYYY-MM-DD` where the learner is. */
  readonly today: string
}

/** One answer of the session. */
export interface SummarisedAnswer {
  /** The entry's id. */
  readonly id: string
  /** Which task of the session it is, from 1. */
  readonly number: number
  readonly isCorrect: boolean
  readonly topicTitle: string
  /** Where the task is; null for one that has gone. */
  readonly lesson: { readonly title: string; readonly to: string } | null
  /** What it paid, and why. */
  readonly pay: Pay
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  /** `YYYY-MM-DD`; null where the schedule says nothing. */
  readonly nextReviewDay: string | null
}

/** A topic of the session. */
export interface PractisedTopic extends TopicStanding {
  /** Whole points that the session earned in it. */
  readonly earnedXp: number
}

/** What a learner's practice session has changed so far. */
export function getPracticeSummary(
  view: LearnerSnapshot,
  learner: LearnerPlace,
  practiceId: string,
  nowMs: number,
): PracticeSummary {
  const attempts = listPracticeAttempts(view, learner.userId, practiceId)
  const standings = attempts.length === 0 ? [] : listTopicStandings(view, learner, nowMs)
  return {
    answers: summariseAnswers(view, attempts, standings),
    right: attempts.filter(({ isCorrect }) => isCorrect).length,
    xpEarned: sumXp(attempts),
    topics: standings.flatMap((standing) => {
      const own = attempts.filter(({ topicSlug }) => topicSlug === standing.topicSlug)
      return own.length === 0 ? [] : [{ ...standing, earnedXp: sumXp(own) }]
    }),
    streak: getStreak(view, learner, nowMs),
    today: localDay(nowMs, learner.timeZone),
  }
}

function sumXp(attempts: readonly PracticeAttempt[]): number {
  return attempts.reduce((sum, { xpEarned }) => sum + xpEarned, 0)
}

function summariseAnswers(
  view: LearnerSnapshot,
  attempts: readonly PracticeAttempt[],
  standings: readonly TopicStanding[],
): SummarisedAnswer[] {
  const places = listTaskPlaces(
    view,
    attempts.map(({ taskId }) => taskId),
  )
  const titles = new Map(standings.map(({ topicSlug, topicTitle }) => [topicSlug, topicTitle]))
  const inTurn = answeredTasks(attempts)
  return attempts.map((attempt) => {
    const { id, taskId, topicSlug, isCorrect, localDay: day, nextReviewDay } = attempt
    const place = places.get(taskId)
    return {
      id,
      number: inTurn.indexOf(taskId) + 1,
      isCorrect,
      topicTitle: titles.get(topicSlug) ?? topicSlug,
      lesson: place
        ? { title: place.lessonTitle, to: `/courses/${place.courseSlug}/lessons/${place.lessonSlug}` }
        : null,
      pay: toPay(attempt),
      localDay: day,
      nextReviewDay,
    }
  })
}
