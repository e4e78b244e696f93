import { createEmptyCard, fsrs, Rating, type Card, type FSRS } from 'ts-fsrs'
import type { SettledAttempt, TopicAttempt, TopicState } from '#app/features/xp/rules/fold-topic.ts'
import type { Pay } from '#app/features/xp/rules/pay.ts'
import type { TaskSchedule } from '#app/features/xp/rules/schedule.ts'
import type { StoredTerms } from '#app/features/xp/rules/topic-terms.ts'
import { addDays } from '#app/kernel/day.ts'
import { slowDecay, slowPoints } from './slow-points.ts'

/** A configuration, and the first day of it. */
export interface DatedTerms {
  /** `YYYY-MM-DD`. */
  readonly fromDay: string
  readonly terms: StoredTerms
}

/** A topic as it is after some answers. */
export interface SlowTopic {
  readonly topic: TopicState
  /** By task id. */
  readonly schedules: Readonly<Record<string, TaskSchedule>>
  /** By attempt id. */
  readonly settled: Readonly<Record<string, SettledAttempt>>
}

/**
 * A topic by hand, as issue 4 tells it in rules 2 and 3: each task's reviews from its own answers, the topic's from the
 * first answer of each day, each place by counting the day's right answers. Slow and obvious, to hold the rules against.
 *
 * @param configurations in the order of their days, the first from before all answers
 */
export function slowTopic(
  configurations: readonly DatedTerms[],
  attempts: readonly TopicAttempt[],
): SlowTopic {
  const termsOn = (day: string): StoredTerms => slowTermsOn(configurations, day)
  const ordered = inOrder(attempts)
  const reviews = reviewTasks(termsOn, ordered)
  const days = reviewTopic(termsOn, ordered)
  const schedules: Record<string, TaskSchedule> = {}
  const settled: Record<string, SettledAttempt> = {}
  let points = { currentXp: 0, highestXp: 0, totalXpEarned: 0 }
  ordered.forEach((attempt, index) => {
    const { id, taskId, localDay: day } = attempt
    const terms = termsOn(day)
    const dueDay = [...days.keys()].findLast((earlier) => earlier < day)
    // Only the first answer of a day can come after the topic's review day; the day's others follow its move.
    const isFirst = ordered[index - 1]?.localDay !== day
    const nextReviewDay = (isFirst ? days.get(dueDay ?? '') : days.get(day))?.nextReviewDay ?? null
    const leftXp = Math.min(slowDecay({ ...points, nextReviewDay }, terms, day), terms.maxXp)
    const review = reviews.get(id)
    if (!review) throw new Error(`no review of ${id}`)
    const placeBefore = rightOn(day, ordered.slice(0, index))
    const isEarly = review.before !== null && day < review.before.nextReviewDay
    const pay = slowPay(terms, attempt, { placeBefore, isEarly, roomXp: terms.maxXp - leftXp })
    const currentXp = Math.min(leftXp + pay.xpEarned, terms.maxXp)
    points = {
      currentXp,
      highestXp: Math.max(points.highestXp, currentXp),
      totalXpEarned: points.totalXpEarned + pay.xpEarned,
    }
    schedules[taskId] = review.after
    settled[id] = { pay, schedule: review.after, configRevision: terms.revision }
  })
  const last = ordered.at(-1)
  const lastRight = ordered.findLast(({ isCorrect }) => isCorrect)
  const place = last ? days.get(last.localDay) : undefined
  return {
    topic: {
      ...points,
      dailyTasksDate: lastRight?.localDay ?? null,
      dailyTasksCount: lastRight ? rightOn(lastRight.localDay, ordered) : 0,
      srsStage: place?.stage ?? 0,
      nextReviewDay: place?.nextReviewDay ?? null,
      lastPracticedDay: last?.localDay ?? null,
      last: last ? { id: last.id, at: last.at, localDay: last.localDay } : null,
    },
    schedules,
    settled,
  }
}

/** The last that has begun. */
export function slowTermsOn(configurations: readonly DatedTerms[], day: string): StoredTerms {
  const found = configurations.findLast(({ fromDay }) => fromDay <= day)
  if (!found) throw new Error(`nothing is in force on ${day}`)
  return found.terms
}

/** Each once; days and instants are of one length, so that they can be compared as one text. */
function inOrder(attempts: readonly TopicAttempt[]): TopicAttempt[] {
  const keyOf = ({ localDay, at, id }: TopicAttempt): string => `${localDay} ${at} ${id}`
  const byKey = new Map(attempts.map((attempt) => [keyOf(attempt), attempt]))
  return [...byKey.keys()].toSorted().flatMap((key) => byKey.get(key) ?? [])
}

function rightOn(day: string, attempts: readonly TopicAttempt[]): number {
  return attempts.filter(({ localDay, isCorrect }) => localDay === day && isCorrect).length
}

type TermsOn = (day: string) => StoredTerms

interface Review {
  readonly before: TaskSchedule | null
  readonly after: TaskSchedule
}

/** Task by task; by attempt id. */
function reviewTasks(termsOn: TermsOn, ordered: readonly TopicAttempt[]): Map<string, Review> {
  const reviews = new Map<string, Review>()
  for (const taskId of new Set(ordered.map((attempt) => attempt.taskId))) {
    let before: TaskSchedule | null = null
    let card: Card | null = null
    for (const { id, isCorrect, localDay: day } of ordered.filter((attempt) => attempt.taskId === taskId)) {
      const terms = termsOn(day)
      let after: TaskSchedule
      if (terms.scheduler === 'fsrs') {
        card = reviewCard(terms, card, isCorrect, day)
        after = scheduleByCard(terms, before, card, isCorrect, day)
      } else {
        card = card && answeredOn(card, day)
        after = scheduleByStages(terms, before, isCorrect, day)
      }
      reviews.set(id, { before, after })
      before = after
    }
  }
  return reviews
}

/** The library's own replay, one review after another, as in an application with a single device. */
function reviewCard(terms: StoredTerms, card: Card | null, isCorrect: boolean, day: string): Card {
  const grade = isCorrect ? Rating.Good : Rating.Again
  return libraryOf(terms).next(card ?? createEmptyCard(midnight(day)), midnight(day), grade).card
}

/** Another scheduler took that answer; the card only knows that it has been seen. */
function answeredOn(card: Card, day: string): Card {
  return { ...card, last_review: midnight(day) }
}

function scheduleByCard(
  terms: StoredTerms,
  before: TaskSchedule | null,
  { stability, difficulty }: Card,
  isCorrect: boolean,
  day: string,
): TaskSchedule {
  // The time that has passed matters for fuzz only, which is off.
  const intervalDays = isCorrect ? libraryOf(terms).next_interval(stability, 0) : 1
  let reached = 0
  while ((terms.reviewIntervals[reached] ?? Infinity) <= intervalDays) reached += 1
  if (isCorrect && reached === 0) reached = 1
  return {
    stage: before ? before.stage : 0,
    memory: { stability, difficulty },
    reviewCount: before ? before.reviewCount + 1 : 1,
    masteryLevel: isCorrect ? reached : 0,
    isLastCorrect: isCorrect,
    lastReviewDay: day,
    nextReviewDay: addDays(day, intervalDays),
  }
}

function scheduleByStages(
  { reviewIntervals }: StoredTerms,
  before: TaskSchedule | null,
  isCorrect: boolean,
  day: string,
): TaskSchedule {
  const { stage, nextReviewDay, isMoved } = slowStage(reviewIntervals, before, isCorrect, day)
  const kept = Math.min(before?.masteryLevel ?? 0, reviewIntervals.length)
  return {
    stage,
    memory: before ? before.memory : null,
    reviewCount: (before ? before.reviewCount : 0) + (isMoved ? 1 : 0),
    masteryLevel: isMoved ? (isCorrect ? stage + 1 : stage) : kept,
    isLastCorrect: isCorrect,
    lastReviewDay: day,
    nextReviewDay,
  }
}

interface Place {
  readonly stage: number
  readonly nextReviewDay: string
}

/** Right on or after the due day moves up a stage, early keeps it, wrong falls back one and is due tomorrow. */
function slowStage(
  intervals: readonly number[],
  before: Place | null,
  isCorrect: boolean,
  day: string,
): Place & { readonly isMoved: boolean } {
  const dueAt = (stage: number): string => addDays(day, intervals[stage] ?? NaN)
  const tomorrow = addDays(day, 1)
  if (!before) return { stage: 0, nextReviewDay: isCorrect ? dueAt(0) : tomorrow, isMoved: true }
  const top = intervals.length - 1
  const stage = before.stage > top ? top : before.stage
  if (!isCorrect) return { stage: stage === 0 ? 0 : stage - 1, nextReviewDay: tomorrow, isMoved: true }
  if (before.nextReviewDay > day) return { stage, nextReviewDay: before.nextReviewDay, isMoved: false }
  const next = stage === top ? top : stage + 1
  return { stage: next, nextReviewDay: dueAt(next), isMoved: true }
}

/** Day by day, by the first answer of each. */
function reviewTopic(termsOn: TermsOn, ordered: readonly TopicAttempt[]): Map<string, Place> {
  const days = new Map<string, Place>()
  let before: Place | null = null
  for (const { localDay: day, isCorrect } of ordered) {
    if (days.has(day)) continue
    before = slowStage(termsOn(day).reviewIntervals, before, isCorrect, day)
    days.set(day, before)
  }
  return days
}

interface Occasion {
  readonly placeBefore: number
  readonly isEarly: boolean
  readonly roomXp: number
}

/** The larger of what was acknowledged and what is derived, and why. */
function slowPay(
  terms: StoredTerms,
  { isCorrect, acknowledgedXp }: TopicAttempt,
  { placeBefore, isEarly, roomXp }: Occasion,
): Pay {
  const acknowledged = acknowledgedXp === null ? 0 : acknowledgedXp
  if (!isCorrect) {
    return acknowledged === 0
      ? { xpEarned: 0, multiplier: '0', reason: 'wrong', place: 0 }
      : { xpEarned: acknowledged, multiplier: '0', reason: 'acknowledged', place: 0 }
  }
  const place = placeBefore + 1
  const rates = [
    ...Array.from({ length: terms.dailyFullTasks }, () => ['full', terms.multiplierFull] as const),
    ...Array.from({ length: terms.dailyHalfTasks }, () => ['half', terms.multiplierHalf] as const),
  ]
  const low = ['low', terms.multiplierLow] as const
  let [reason, multiplier]: readonly [Pay['reason'], string] = rates[place - 1] ?? low
  const earlyXp = slowPoints(terms.baseTaskXp, terms.multiplierEarly)
  if (isEarly && earlyXp < slowPoints(terms.baseTaskXp, multiplier)) {
    ;[reason, multiplier] = ['early', terms.multiplierEarly]
  }
  const rateXp = slowPoints(terms.baseTaskXp, multiplier)
  if (acknowledged > rateXp || acknowledged > roomXp) {
    return { xpEarned: acknowledged, multiplier, reason: 'acknowledged', place }
  }
  if (rateXp > roomXp) return { xpEarned: roomXp, multiplier, reason: 'topic-full', place }
  return { xpEarned: rateXp, multiplier, reason, place }
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

const libraries = new Map<string, FSRS>()

function libraryOf({ desiredRetention }: StoredTerms): FSRS {
  const known = libraries.get(desiredRetention)
  if (known) return known
  const made = fsrs({
    request_retention: Number(desiredRetention),
    enable_fuzz: false,
    enable_short_term: false,
  })
  libraries.set(desiredRetention, made)
  return made
}
