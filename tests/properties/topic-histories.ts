import { isDeepStrictEqual } from 'node:util'
import { decayXp } from '#app/features/xp/rules/decay.ts'
import { compareAttempts, type TopicAttempt, type TopicState } from '#app/features/xp/rules/fold-topic.ts'
import {
  canGoOn,
  FROM_THE_BEGINNING,
  replayTopic,
  type FoldedTopic,
  type FoldStart,
} from '#app/features/xp/rules/replay-topic.ts'
import { standingOn } from '#app/features/xp/rules/topic-standing.ts'
import { termsOn, toTerms, type TermsHistory } from '#app/features/xp/rules/topic-terms.ts'
import { addDays } from '#app/kernel/day.ts'
import { Chance } from '../simulation/chance.ts'
import type { Property, Violation } from './property.ts'
import { slowDecay, slowLevel } from './slow-points.ts'
import { makeTopicLearner, type GivenAnswer } from './topic-learners.ts'
import { slowTermsOn, slowTopic, type DatedTerms } from './topic-oracle.ts'

/**
 * Points, places, decay and reviews of one learner in one topic over random histories: as by hand, the same from whichever
 * device and in whichever order, never less than what was said once, and never out of bounds.
 */
export const topicHistories: Property = {
  name: 'topic-histories',
  longCount: 100_000,
  run(firstSeed, count) {
    const violations: Violation[] = []
    for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
      violations.push(...findViolations(seed).map((what) => ({ seed, what })))
    }
    return violations
  },
  describe(seed) {
    const { configurations, answers } = makeTopicLearner(new Chance(seed))
    return [...configurations, ...answers.toSorted(compareAttempts)].map((part) => JSON.stringify(part))
  },
}

function findViolations(seed: number): string[] {
  const chance = new Chance(seed)
  const { configurations, answers } = makeTopicLearner(chance)
  const history = toHistory(configurations)
  const judged = judgeInTurn(history, answers)
  const given = answers.map((answer, index) => toAttempt(answer, judged.paid[index] ?? 0))
  const attempts = chance.happens(0.8) ? given : given.map((attempt) => misremember(chance, attempt))
  const whole = replayTopic(history, attempts)
  return [
    ...judged.violations,
    ...(attempts === given ? expectSame('judged in turn', toPlain(judged.folded), toPlain(whole)) : []),
    ...expectSame('as by hand', toPlainAll(whole), slowTopic(configurations, attempts)),
    ...checkDevices(chance, { history, answers, attempts, whole }),
    ...checkCarriedOn(chance, { history, attempts, whole }),
    ...checkSteps(history, attempts),
    ...checkLater(chance, configurations, whole.topic),
  ]
}

function toHistory(configurations: readonly DatedTerms[]): TermsHistory {
  const past = configurations.slice(0, -1).map(({ terms }, index) => ({
    untilDay: configurations[index + 1]?.fromDay ?? '',
    terms: toTerms(terms),
  }))
  return { past, current: toTerms(slowTermsOn(configurations, '9999-12-31')) }
}

function toAttempt(answer: GivenAnswer, acknowledgedXp: number | null): TopicAttempt {
  const { id, taskId, isCorrect, at, localDay } = answer
  return { id, taskId, isCorrect, at, localDay, acknowledgedXp }
}

/** As other rules, or another configuration, may have paid it once; nothing was said of some. */
function misremember(chance: Chance, attempt: TopicAttempt): TopicAttempt {
  return { ...attempt, acknowledgedXp: chance.pick([null, attempt.acknowledgedXp, chance.below(30)]) }
}

/** What a server says of each answer as it comes in; what it has said it keeps. */
function judgeInTurn(history: TermsHistory, answers: readonly GivenAnswer[]) {
  const known: TopicAttempt[] = []
  const paid: number[] = []
  const violations: string[] = []
  let folded: FoldedTopic = { ...FROM_THE_BEGINNING, settled: new Map() }
  for (const answer of answers) {
    const attempt = toAttempt(answer, null)
    const isNext = canGoOn(folded.topic, [attempt])
    folded = isNext ? replayTopic(history, [attempt], folded) : replayTopic(history, [...known, attempt])
    for (const { id, acknowledgedXp } of known) {
      const xpEarned = folded.settled.get(id)?.pay.xpEarned ?? (isNext ? Infinity : -1)
      if (xpEarned < (acknowledgedXp ?? 0)) violations.push(`${id} was said to pay more than ${xpEarned}`)
    }
    const xpEarned = folded.settled.get(answer.id)?.pay.xpEarned ?? NaN
    known.push(toAttempt(answer, xpEarned))
    paid.push(xpEarned)
  }
  return { paid, folded, violations }
}

interface Derived {
  readonly history: TermsHistory
  readonly attempts: readonly TopicAttempt[]
  readonly whole: FoldedTopic
}

/** Each device hands in what it has, some of it twice, in any order; each one's part is a topic of its own meanwhile. */
function checkDevices(
  chance: Chance,
  { history, answers, attempts, whole }: Derived & { readonly answers: readonly GivenAnswer[] },
): string[] {
  const handedIn = [0, 1, 2].flatMap((device) =>
    shuffle(
      chance,
      attempts.filter((_, index) => answers[index]?.device === device || chance.happens(0.2)),
    ),
  )
  const shuffled = shuffle(chance, handedIn)
  return [
    ...expectSame('device after device', toPlainAll(replayTopic(history, handedIn)), toPlainAll(whole)),
    ...expectSame('in any order', toPlainAll(replayTopic(history, shuffled)), toPlainAll(whole)),
  ]
}

/** Kept as JSON and carried on now and then. */
function checkCarriedOn(chance: Chance, { history, attempts, whole }: Derived): string[] {
  const share = chance.pick([0.1, 0.5, 1])
  const settled = new Map<string, unknown>()
  let start: FoldStart = FROM_THE_BEGINNING
  let waiting: TopicAttempt[] = []
  const carryOn = (): string[] => {
    if (!canGoOn(start.topic, waiting)) return ['cannot go on with what comes after']
    const folded = replayTopic(history, shuffle(chance, waiting), start)
    folded.settled.forEach((one, id) => settled.set(id, one))
    start = {
      // cast: as it was before it became text
      topic: JSON.parse(JSON.stringify(folded.topic)) as TopicState,
      schedules: folded.schedules,
    }
    waiting = []
    return []
  }
  const violations: string[] = []
  for (const attempt of attempts.toSorted(compareAttempts)) {
    waiting.push(attempt)
    if (chance.happens(share)) violations.push(...carryOn())
  }
  violations.push(...carryOn())
  const stale = attempts.some((attempt) => canGoOn(whole.topic, [attempt]))
  return [
    ...violations,
    ...(stale ? ['would take in an answer twice'] : []),
    ...expectSame(
      'carried on',
      { ...toPlain(start), settled: Object.fromEntries(settled) },
      toPlainAll(whole),
    ),
  ]
}

/** The bounds, answer by answer. */
function checkSteps(history: TermsHistory, attempts: readonly TopicAttempt[]): string[] {
  const violations: string[] = []
  let before: FoldStart = FROM_THE_BEGINNING
  for (const attempt of attempts.toSorted(compareAttempts)) {
    const { id, localDay: day, isCorrect, acknowledgedXp } = attempt
    const after = replayTopic(history, [attempt], before)
    const terms = termsOn(history, day)
    const { xpEarned = NaN, reason } = after.settled.get(id)?.pay ?? {}
    const isKept = reason === 'acknowledged'
    const mostXp = isKept ? (acknowledgedXp ?? 0) : isCorrect ? terms.full.points : 0
    const isMovedTwice =
      before.topic.lastPracticedDay === day &&
      (before.topic.srsStage !== after.topic.srsStage ||
        before.topic.nextReviewDay !== after.topic.nextReviewDay)
    const { currentXp, highestXp, nextReviewDay } = after.topic
    const isRight = [
      xpEarned >= Math.max(0, acknowledgedXp ?? 0) && xpEarned <= mostXp,
      currentXp >= 0 && currentXp <= terms.maxXp && highestXp >= currentXp,
      !isMovedTwice,
      nextReviewDay !== null && nextReviewDay > day,
      decayXp(after.topic, terms, nextReviewDay ?? '') === currentXp,
    ]
    if (isRight.includes(false)) violations.push(`out of bounds after ${id}: ${isRight.join(' ')}`)
    before = after
  }
  return violations
}

/** Left alone from here on: as by hand on every day, never rising, never below the share of the most that it has been. */
function checkLater(chance: Chance, configurations: readonly DatedTerms[], state: TopicState): string[] {
  if (state.lastPracticedDay === null) return []
  const terms = slowTermsOn(configurations, '9999-12-31')
  const rules = toTerms(terms)
  const violations: string[] = []
  let leastXp = Infinity
  for (let day = state.lastPracticedDay, left = 12; left > 0; left -= 1) {
    const { currentXp, level, decayedXp } = standingOn(rules, 'A topic', state, day)
    const slowXp = Math.min(slowDecay(state, terms, day), terms.maxXp)
    const floorXp = Math.min(state.currentXp, terms.maxXp, Number(terms.minXpPercent) * state.highestXp)
    const isRight = [
      currentXp === slowXp,
      level === slowLevel(slowXp, terms.levelThresholds),
      decayedXp === Math.min(state.currentXp, terms.maxXp) - slowXp,
      currentXp <= leastXp,
      currentXp >= floorXp - 1e-6,
    ]
    if (isRight.includes(false)) violations.push(`on ${day}: ${currentXp}, ${isRight.join(' ')}`)
    leastXp = currentXp
    day = addDays(day, chance.pick([1, 1, 2, 10, 40]))
  }
  return violations
}

function toPlain({ topic, schedules }: FoldStart) {
  return { topic, schedules: Object.fromEntries(schedules) }
}

function toPlainAll(folded: FoldedTopic) {
  return { ...toPlain(folded), settled: Object.fromEntries(folded.settled) }
}

function shuffle<Item>(chance: Chance, items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: chance.real() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

function expectSame(what: string, is: unknown, shouldBe: unknown): string[] {
  if (isDeepStrictEqual(is, shouldBe)) return []
  return [`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(shouldBe)}`]
}
