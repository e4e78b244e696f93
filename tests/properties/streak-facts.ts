import type { StreakDay } from '#app/features/xp/rules/streak.ts'
import { localDay, toIso } from '#app/kernel/time.ts'

/** Something that a learner did. */
export interface StreakFact {
  readonly atMs: number
  readonly timeZone: string
  /** `YYYY-MM-DD` there and then. */
  readonly localDay: string
  readonly receivedAtMs: number
  /** 0 to 2: which of the learner's three devices it was done on. */
  readonly device: number
}

/** A fact of the day that it happened on, received at once. */
export function factAt(atMs: number, timeZone: string, device = 0): StreakFact {
  return { atMs, timeZone, localDay: localDay(atMs, timeZone), receivedAtMs: atMs, device }
}

/** The days of some facts, in the order in which these come. */
export function toStreakDays(facts: readonly StreakFact[]): StreakDay[] {
  const byDay = groupBy(facts, (fact) => fact.localDay)
  return [...byDay].map(([day, ofDay]) => ({ localDay: day, spans: toSpans(ofDay) }))
}

function toSpans(facts: readonly StreakFact[]): StreakDay['spans'] {
  const byZone = groupBy(facts, (fact) => fact.timeZone)
  return [...byZone].map(([timeZone, ofZone]) => {
    const instants = ofZone.map(({ atMs }) => atMs)
    return { timeZone, firstAt: toIso(Math.min(...instants)), lastAt: toIso(Math.max(...instants)) }
  })
}

/** Things by what they have in common, each group in the order in which they come. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
