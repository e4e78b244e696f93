import { CLOCK_AHEAD_MS } from '#app/features/xp/rules/late-window.ts'
import { daysBetween } from '#app/kernel/day.ts'
import { DAY_MS, localDay, MINUTE_MS } from '#app/kernel/time.ts'
import type { Chance } from '../simulation/chance.ts'
import { factAt, type StreakFact } from './streak-facts.ts'

const HOUR_MS = 60 * MINUTE_MS
const ALL_ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+12', 'Etc/GMT-14']
/** Where days begin and end first and last, change, or are half an hour off; and where people fly. */
const TELLING_ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Pacific/Auckland',
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'Etc/GMT+12',
  'America/New_York',
  'America/St_Johns',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Africa/Casablanca',
]
/** Kwajalein, Kiritimati and Samoa left out a day. */
const DATE_LINE_MOVES = ['1993-08-21', '1994-12-31', '2011-12-30']
/** Near the days on which clocks change, north and south; months and days. */
const CLOCK_CHANGES = ['03-10', '03-28', '04-04', '10-01', '10-28', '11-03']

/** A learner's facts, and what is known of them. */
export interface Learner {
  readonly facts: readonly StreakFact[]
  /** Where they are last. */
  readonly timeZone: string
  /** They did something on each local day, wherever they were, and all of it came in time. */
  readonly isHonest: boolean
  /** Dates that travel jumped by, forward and back, in all. */
  readonly jumpDays: number
}

/** Somebody; half of them honest, the others with lost days, wrong clocks, late uploads, or hopping between zones. */
export function makeLearner(chance: Chance): Learner {
  if (chance.happens(0.2)) return makeHopper(chance)
  const traveller = makeTraveller(chance)
  if (chance.happens(0.5))
    return { ...traveller, facts: traveller.facts.map((fact) => upload(chance, fact, 7)) }
  let { facts } = traveller
  if (chance.happens(0.7)) facts = loseDays(chance, facts)
  if (chance.happens(0.3)) facts = setClocks(chance, facts)
  if (chance.happens(0.6)) facts = facts.map((fact) => upload(chance, fact, 9))
  return { ...traveller, facts, isHonest: false }
}

/** Goes from zone to zone in no time and does something on each local day, be it its first or last millisecond. */
function makeTraveller(chance: Chance): Learner {
  const endMs = chance.weighed([
    [20, 6],
    [60, 1],
  ])
  let atMs = pickStart(chance)
  const leavesMs = atMs + chance.real() * endMs * DAY_MS
  const meanStayDays = chance.pick([0.3, 2, 8, 30])
  const facts: StreakFact[] = []
  let timeZone = pickZone(chance)
  let jumpDays = 0
  for (;;) {
    const untilMs = Math.min(leavesMs, atMs + Math.ceil(chance.real() * 2 * meanStayDays * DAY_MS) + 1)
    facts.push(...practiseDaily(chance, timeZone, atMs, untilMs))
    if (untilMs >= leavesMs) return { facts, timeZone, isHonest: true, jumpDays }
    const next = pickZone(chance)
    jumpDays += Math.abs(daysBetween(localDay(untilMs - 1, timeZone), localDay(untilMs, next)))
    timeZone = next
    atMs = untilMs
  }
}

function practiseDaily(chance: Chance, timeZone: string, fromMs: number, toMs: number): StreakFact[] {
  const facts: StreakFact[] = []
  let startMs = fromMs
  while (startMs < toMs) {
    const endMs = findDayEnd(timeZone, startMs, toMs)
    const lastMs = endMs - 1
    const somewhereMs = startMs + Math.floor(chance.real() * (endMs - startMs))
    const instants = chance.pick([[startMs], [lastMs], [somewhereMs], [startMs, somewhereMs, lastMs]])
    facts.push(...instants.map((atMs) => factAt(atMs, timeZone, chance.below(3))))
    startMs = endMs
  }
  return facts
}

/** The first instant of the next local day, or `toMs` if that is earlier; zones change on whole minutes. */
function findDayEnd(timeZone: string, startMs: number, toMs: number): number {
  const day = localDay(startMs, timeZone)
  let sameDay = Math.floor(startMs / MINUTE_MS)
  let otherDay = Math.ceil(Math.min(toMs, startMs + 27 * HOUR_MS) / MINUTE_MS)
  if (localDay(otherDay * MINUTE_MS, timeZone) === day) return toMs
  while (otherDay - sameDay > 1) {
    const between = Math.floor((sameDay + otherDay) / 2)
    if (localDay(between * MINUTE_MS, timeZone) === day) sameDay = between
    else otherDay = between
  }
  return Math.min(toMs, otherDay * MINUTE_MS)
}

/** Says to be in whichever zone, from minutes to weeks, often just before and after a midnight. */
function makeHopper(chance: Chance): Learner {
  const startMs = pickStart(chance)
  const lengthMs = chance.pick([0, 90 * MINUTE_MS, 20 * HOUR_MS, 3 * DAY_MS, 15 * DAY_MS])
  const zones = Array.from({ length: 1 + chance.below(8) }, () => pickZone(chance))
  const facts: StreakFact[] = []
  for (let count = 1 + chance.below(40); count > 0; count -= 1) {
    const timeZone = chance.pick(zones)
    const someMs = startMs + Math.floor(chance.real() * (lengthMs + 1))
    const toMs = startMs + lengthMs
    const atMs = chance.happens(0.4) ? findDayEnd(timeZone, someMs, toMs) : someMs
    facts.push(factAt(atMs, timeZone, chance.below(3)))
    if (chance.happens(0.3) && atMs > startMs) facts.push(factAt(atMs - 1, timeZone, chance.below(3)))
  }
  return { facts, timeZone: chance.pick(zones), isHonest: false, jumpDays: 0 }
}

function pickZone(chance: Chance): string {
  return chance.pick(chance.happens(0.5) ? TELLING_ZONES : ALL_ZONES)
}

function pickStart(chance: Chance): number {
  const day = chance.weighed([
    [() => chance.pick(DATE_LINE_MOVES), 2],
    [() => `${1990 + chance.below(45)}-${chance.pick(CLOCK_CHANGES)}`, 3],
    [() => `${1990 + chance.below(45)}-01-01`, 3],
  ])()
  const beforeDays = day.endsWith('-01-01') ? -365 : 8
  return Math.floor(Date.parse(day) - chance.real() * beforeDays * DAY_MS)
}

/** Some of the days are missed, in one go or here and there. */
function loseDays(chance: Chance, facts: readonly StreakFact[]): StreakFact[] {
  const share = chance.pick([0.08, 0.2, 0.5])
  const days = [...new Set(facts.map((fact) => fact.localDay))]
  const lost = new Set(days.filter(() => chance.happens(share)))
  if (chance.happens(0.3)) days.splice(chance.below(days.length), 3).forEach((day) => lost.add(day))
  return facts.filter((fact) => !lost.has(fact.localDay))
}

/** From some instant on a device's clock is wrong, by minutes or days, ahead or behind. */
function setClocks(chance: Chance, facts: readonly StreakFact[]): StreakFact[] {
  const fromMs = chance.pick(facts.length > 0 ? facts.map(({ atMs }) => atMs) : [0])
  const aheadMs = (chance.real() - 0.5) * chance.pick([8 * MINUTE_MS, 20 * HOUR_MS, 20 * DAY_MS])
  const device = chance.below(3)
  return facts.map((fact) => {
    if (fact.device !== device || fact.atMs < fromMs) return fact
    const wrong = factAt(Math.round(fact.atMs + aheadMs), fact.timeZone, device)
    return { ...wrong, receivedAtMs: fact.receivedAtMs }
  })
}

/** Received at once, or up to so many days later; by a server whose clock may be behind a little. */
function upload(chance: Chance, fact: StreakFact, days: number): StreakFact {
  const lateMs = chance.weighed([
    [() => 0, 4],
    [() => chance.real() * days * DAY_MS, 2],
    [() => days * DAY_MS, 1],
    [() => -chance.real() * CLOCK_AHEAD_MS, 1],
  ])()
  return { ...fact, receivedAtMs: fact.receivedAtMs + Math.floor(lateMs) }
}
