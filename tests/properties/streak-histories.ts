import { isDeepStrictEqual } from 'node:util'
import { CLOCK_AHEAD_MS, countsForStreak, STREAK_WINDOW_DAYS } from '#app/features/xp/rules/late-window.ts'
import { streakAsOf, type Streak } from '#app/features/xp/rules/streak-as-of.ts'
import { foldStreak, StreakState, type StreakDay } from '#app/features/xp/rules/streak.ts'
import { DAY_MS, localDay, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { Chance } from '../simulation/chance.ts'
import type { Property, Violation } from './property.ts'
import { groupBy, toStreakDays, type StreakFact } from './streak-facts.ts'
import { makeLearner, type Learner } from './streak-learners.ts'
import { slowStreak } from './streak-oracle.ts'

const HOUR_MS = 60 * MINUTE_MS

/**
 * Streaks over random histories, of all time zones, with travel, changed clocks and late uploads: an honest one never
 * breaks, a dishonest one is never paid, and the set of facts decides, not the way it came.
 */
export const streakHistories: Property = {
  name: 'streak-histories',
  longCount: 100_000,
  run(firstSeed, count) {
    const violations: Violation[] = []
    for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
      violations.push(...trySeed(seed).map((what) => ({ seed, what })))
    }
    return violations
  },
  describe(seed) {
    const { facts, timeZone, isHonest } = makeLearner(new Chance(seed))
    const lines = facts.toSorted((a, b) => a.atMs - b.atMs).map(describeFact)
    return [`${isHonest ? 'honest' : 'not honest'}, last in ${timeZone}`, ...lines]
  },
}

function describeFact({ atMs, timeZone, localDay: day, receivedAtMs, device }: StreakFact): string {
  return `${day} ${toIso(atMs)} ${timeZone}, received ${toIso(receivedAtMs)} from device ${device}`
}

function trySeed(seed: number): string[] {
  try {
    return findViolations(seed)
  } catch (error) {
    return [`threw ${String(error)}`]
  }
}

function findViolations(seed: number): string[] {
  const chance = new Chance(seed)
  const learner = makeLearner(chance)
  const facts = learner.facts.filter((fact) => countsForStreak(toIso(fact.atMs), toIso(fact.receivedAtMs)))
  const nows = pickNows(chance, learner, facts)
  const days = toStreakDays(facts)
  return [
    ...checkInTime(learner, facts),
    ...nows.flatMap((now) => compare(`seen at ${toIso(now.atMs)} in ${now.timeZone}`, facts, now)),
    ...checkSomeFacts(chance, facts, nows),
    ...checkDevices(chance, facts, days),
    ...checkCarriedOn(chance, days),
    ...checkPay(facts, days),
    ...(learner.isHonest ? checkHonest(chance, learner, facts) : []),
  ]
}

/** Nothing of the future counts, nor anything older than a week. */
function checkInTime(learner: Learner, facts: readonly StreakFact[]): string[] {
  const inTime = learner.facts.filter(({ atMs, receivedAtMs }) => {
    const lateHours = (receivedAtMs - atMs) / HOUR_MS
    return lateHours >= -1 / 12 && lateHours <= 7 * 24
  })
  return expectSame('in time', facts.length, inTime.length)
}

/** A moment and a place to look at the streak from. */
interface Now {
  readonly atMs: number
  readonly timeZone: string
}

function pickNows(chance: Chance, { timeZone }: Learner, facts: readonly StreakFact[]): Now[] {
  if (facts.length === 0) return [{ atMs: 0, timeZone }]
  const lastMs = Math.max(...facts.map(({ atMs }) => atMs))
  const elsewhere = chance.pick(facts)
  return [
    { atMs: lastMs + Math.floor(chance.real() * 5 * DAY_MS), timeZone },
    { atMs: elsewhere.atMs + Math.floor(chance.real() * DAY_MS), timeZone: elsewhere.timeZone },
  ]
}

function look(facts: readonly StreakFact[], { atMs, timeZone }: Now): Streak {
  return streakAsOf(foldStreak(null, withoutFuture(toStreakDays(facts), atMs)), atMs, timeZone)
}

/** The days that are not later than today is anywhere on earth: what is later has not come in yet. */
function withoutFuture(days: readonly StreakDay[], nowMs: number): StreakDay[] {
  const latest = toIso(nowMs + 14 * HOUR_MS).slice(0, 10)
  return days.filter((day) => day.localDay <= latest)
}

function compare(what: string, facts: readonly StreakFact[], now: Now): string[] {
  const slow = slowStreak(facts, now.atMs, now.timeZone)
  return expectSame(what, look(facts, now), slow)
}

/** What came before the rest is a streak of its own, by the same rules; and for who stays in one zone never a longer one. */
function checkSomeFacts(chance: Chance, facts: readonly StreakFact[], nows: readonly Now[]): string[] {
  const [now = { atMs: 0, timeZone: 'UTC' }] = nows
  const receivedAtMs = chance.pick(facts.length > 0 ? facts.map((fact) => fact.receivedAtMs) : [0])
  const isKept = chance.happens(0.5)
    ? (fact: StreakFact) => fact.receivedAtMs <= receivedAtMs
    : () => chance.happens(0.8)
  const some = facts.filter(isKept)
  const before = look(some, now)
  const after = look(facts, now)
  const zones = new Set([...facts, now].map(({ timeZone }) => timeZone))
  const isShorter = after.lengthDays < before.lengthDays || after.longestDays < before.longestDays
  return [
    ...compare('seen before all had come', some, now),
    ...(isShorter && zones.size === 1
      ? [`more made it shorter: ${JSON.stringify(before)} ${JSON.stringify(after)}`]
      : []),
  ]
}

/** Each device hands in the days that it knows of, some of them twice, in any order. */
function checkDevices(chance: Chance, facts: readonly StreakFact[], days: readonly StreakDay[]): string[] {
  const byDevice = groupBy(facts, ({ device }) => String(device))
  const handedIn = [...byDevice.values()].flatMap((ofDevice) => toStreakDays(ofDevice))
  const repeated = handedIn.filter(() => chance.happens(0.2))
  const shuffled = shuffle(chance, [...handedIn, ...repeated])
  return expectSame('from three devices', foldStreak(null, shuffled), foldStreak(null, days))
}

/** Kept as JSON and carried on now and then. */
function checkCarriedOn(chance: Chance, days: readonly StreakDay[]): string[] {
  const share = chance.pick([0.1, 0.5, 1])
  let state: StreakState | null = null
  let waiting: StreakDay[] = []
  for (const day of days.toSorted((a, b) => (a.localDay < b.localDay ? -1 : 1))) {
    waiting.push(day)
    if (!chance.happens(share)) continue
    const carriedOn: StreakState | null = foldStreak(state, shuffle(chance, waiting))
    state = carriedOn && StreakState.parse(JSON.parse(JSON.stringify(carriedOn)))
    waiting = []
  }
  return expectSame('carried on', foldStreak(state, waiting), foldStreak(null, days))
}

/** No more days are paid than there were dates on earth, whatever zones are named; see `foldStreak`. */
function checkPay(facts: readonly StreakFact[], days: readonly StreakDay[]): string[] {
  const longestDays = foldStreak(null, days)?.longestDays ?? 0
  if (facts.length === 0) return longestDays > 0 ? ['paid for nothing'] : []
  const elapsedMs = spanOf(facts.map(({ atMs }) => atMs))
  const realMs =
    spanOf(facts.map(({ receivedAtMs }) => receivedAtMs)) + STREAK_WINDOW_DAYS * DAY_MS + CLOCK_AHEAD_MS
  const daysByZone = groupBy(facts, ({ timeZone }) => timeZone)
  const hasMidnight = [...daysByZone.values()].some((ofZone) =>
    ofZone.some((fact) => fact.localDay !== ofZone[0]?.localDay),
  )
  const mostDays = elapsedMs < 20 * HOUR_MS && !hasMidnight ? 1 : datesOnEarth(Math.min(elapsedMs, realMs))
  return longestDays > mostDays ? [`paid ${longestDays} days for at most ${mostDays}`] : []
}

/** From the first place on earth where it begins to the last where it ends, a date lasts 50 hours. */
function datesOnEarth(elapsedMs: number): number {
  return Math.ceil((elapsedMs + 50 * HOUR_MS) / DAY_MS)
}

function spanOf(instants: readonly number[]): number {
  return Math.max(...instants) - Math.min(...instants)
}

/** Until the end of the day after the last one nothing is missed, and only travel that jumped over a date costs a day. */
function checkHonest(
  chance: Chance,
  { timeZone, jumpDays }: Learner,
  facts: readonly StreakFact[],
): string[] {
  const lastMs = Math.max(...facts.map(({ atMs }) => atMs))
  const dates = [...new Set(facts.map((fact) => fact.localDay))].toSorted()
  const laterMs = lastMs + Math.floor(chance.real() * 22 * HOUR_MS)
  const streak = look(facts, { atMs: laterMs, timeZone })
  const shouldBe = {
    startedDay: dates[0],
    frozenDays: [],
    longestDays: streak.lengthDays,
    lastDay: dates.at(-1),
  }
  const { startedDay, frozenDays, longestDays, lastDay } = streak
  return [
    ...expectSame('honest', { startedDay, frozenDays, longestDays, lastDay }, shouldBe),
    ...(streak.lengthDays < dates.length - jumpDays
      ? [`honest: ${streak.lengthDays} of ${dates.length} days`]
      : []),
    ...(localDay(lastMs, timeZone) === localDay(laterMs, timeZone) && !streak.isActiveToday
      ? ['honest: not today']
      : []),
  ]
}

function expectSame(what: string, is: unknown, shouldBe: unknown): string[] {
  if (isDeepStrictEqual(is, shouldBe)) return []
  return [`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(shouldBe)}`]
}

function shuffle<Item>(chance: Chance, items: readonly Item[]): Item[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = chance.below(last + 1)
    const [a, b] = [shuffled[last], shuffled[other]]
    // cast: both places are in the list
    ;[shuffled[last], shuffled[other]] = [b as Item, a as Item]
  }
  return shuffled
}
