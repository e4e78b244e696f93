import type { Streak } from '#app/features/xp/rules/streak-as-of.ts'
import { addDays } from '#app/kernel/day.ts'
import { localDay, MINUTE_MS } from '#app/kernel/time.ts'
import { groupBy, type StreakFact } from './streak-facts.ts'

const HOUR_MS = 60 * MINUTE_MS

/** One streak as it grows: everything that happened in it, in order. */
interface Run {
  readonly startedDay: string
  readonly log: ('counted' | 'earned' | 'spent')[]
  readonly frozenDays: string[]
  /** Facts of the last day that counted and of those that were merged into it. */
  group: StreakFact[]
}

/**
 * The streak by hand: from one calendar day to the next, out of the facts themselves, with a walk by the clock through every
 * gap. Slow and obvious, to hold the rules against.
 */
export function slowStreak(facts: readonly StreakFact[], nowMs: number, timeZone: string): Streak {
  const isOnEarth = (day: string): boolean => day <= localDay(nowMs, 'Etc/GMT-14')
  const known = facts.filter((fact) => isOnEarth(fact.localDay))
  const byDay = groupBy(known, (fact) => fact.localDay)
  const [firstDay, ...otherDays] = [...byDay.keys()].toSorted()
  if (firstDay === undefined) return none(0, null)
  const lastDay = otherDays.at(-1) ?? firstDay
  let run = begin(firstDay, byDay.get(firstDay) ?? [])
  let longestDays = 1
  let activeDay = firstDay
  for (let day = addDays(firstDay, 1); day <= lastDay; day = addDays(day, 1)) {
    const today = byDay.get(day)
    if (!today) continue
    const earlier = known.filter((fact) => fact.localDay < day)
    run = continueRun(run, earlier, activeDay, today) ?? begin(day, today)
    longestDays = Math.max(longestDays, countOf(run, 'counted'))
    activeDay = day
  }
  return view(run, known, { longestDays, activeDay, nowMs, timeZone })
}

function begin(startedDay: string, group: StreakFact[]): Run {
  return { startedDay, log: ['counted'], frozenDays: [], group }
}

function countOf({ log }: Run, what: Run['log'][number]): number {
  return log.filter((one) => one === what).length
}

function held(run: Run): number {
  return countOf(run, 'earned') - countOf(run, 'spent')
}

/** The streak with one more day, null when it ended before it. */
function continueRun(
  run: Run,
  earlier: readonly StreakFact[],
  activeDay: string,
  today: readonly StreakFact[],
): Run | null {
  if (!spendOn(run, missedBetween(earlier, activeDay, today))) return null
  const inOneZone = today.some((fact) => run.group.some((other) => other.timeZone === fact.timeZone))
  const apartMs = maxOf(today) - minOf(run.group)
  if (!inOneZone && apartMs < 20 * HOUR_MS) {
    run.group = [...run.group, ...today]
    return run
  }
  run.group = [...today]
  run.log.push('counted')
  const sinceEarned = run.log.slice(run.log.lastIndexOf('earned') + 1).filter((one) => one === 'counted')
  if (sinceEarned.length >= 7 && held(run) < 2) run.log.push('earned')
  return run
}

/** Whether there was a freeze for each. */
function spendOn(run: Run, missed: readonly string[]): boolean {
  for (const day of missed) {
    if (held(run) === 0) return false
    run.log.push('spent')
    run.frozenDays.push(day)
  }
  return true
}

/** The days that were seen on the way by the clock of one zone, and are neither where it began nor where it ended. */
function missedBetween(
  earlier: readonly StreakFact[],
  activeDay: string,
  next: readonly StreakFact[],
): string[] {
  const nextDay = next[0]?.localDay ?? ''
  if (nextDay <= addDays(activeDay, 1)) return []
  const last = earlier.filter((fact) => fact.localDay === activeDay)
  const [fromMs, toMs] = [maxOf(last), minOf(next)]
  const zones = [...new Set([...last, ...next].map((fact) => fact.timeZone))].toSorted()
  const byZone = zones.map((zone) => {
    const seen = new Set<string>()
    for (let atMs = fromMs; atMs <= toMs; atMs += 6 * HOUR_MS) seen.add(localDay(atMs, zone))
    seen.delete(localDay(fromMs, zone))
    seen.delete(localDay(toMs, zone))
    return [...seen].filter((day) => day > activeDay && day < nextDay)
  })
  const fewest = Math.min(...byZone.map((days) => days.length))
  return byZone.find((days) => days.length === fewest) ?? []
}

interface Viewed {
  readonly longestDays: number
  readonly activeDay: string
  readonly nowMs: number
  readonly timeZone: string
}

/** As if something were done now, without counting it. */
function view(
  run: Run,
  known: readonly StreakFact[],
  { longestDays, activeDay, nowMs, timeZone }: Viewed,
): Streak {
  const today = localDay(nowMs, timeZone)
  const now = { atMs: nowMs, timeZone, localDay: today, receivedAtMs: nowMs, device: 0 }
  if (!spendOn(run, missedBetween(known, activeDay, [now]))) return none(longestDays, activeDay)
  const isActiveToday = activeDay >= today
  return {
    lengthDays: countOf(run, 'counted'),
    longestDays,
    freezes: held(run),
    isActiveToday,
    lastDay: activeDay,
    startedDay: run.startedDay,
    frozenDays: run.frozenDays.slice(-40),
    willBreakToday: !isActiveToday && held(run) === 0,
  }
}

function none(longestDays: number, lastDay: string | null): Streak {
  return {
    lengthDays: 0,
    longestDays,
    freezes: 0,
    isActiveToday: false,
    lastDay,
    startedDay: null,
    frozenDays: [],
    willBreakToday: false,
  }
}

function minOf(facts: readonly StreakFact[]): number {
  return Math.min(...facts.map(({ atMs }) => atMs))
}

function maxOf(facts: readonly StreakFact[]): number {
  return Math.max(...facts.map(({ atMs }) => atMs))
}
