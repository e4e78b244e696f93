import type { LearnerSnapshot } from '#app/data/reader.ts'
import { listDayFacts, listPendingFacts } from './list-day-facts.server.ts'
import { listWithdrawnAttempts } from './list-withdrawn-ids.server.ts'
import { deriveActivityDay, type DayFact } from './rules/activity-day.ts'
import type { ActivityDay } from './rules/activity.ts'

/** Answers that earn something else than is stored or was said. */
export interface Repaid {
  /** `YYYY-MM-DD`: their days; repetitions are allowed. */
  readonly days: readonly string[]
  /** Whole points by attempt id; what is missing stands. */
  readonly payById: ReadonlyMap<string, number>
}

/**
 * The days that pending entries change, counted again from all the facts of each; a day on which nothing is left is among
 * them. In order.
 */
export function listChangedDays(
  view: LearnerSnapshot,
  userId: string,
  repaid: Repaid = NOTHING_REPAID,
): ActivityDay[] {
  const touched = [...listPendingFacts(view), ...listWithdrawnAttempts(view)]
  const days = new Set([...touched.map(({ localDay }) => localDay), ...repaid.days])
  const facts = listDayFacts(view, userId, [...days]).map((fact) => ({
    ...fact,
    xpEarned: repaid.payById.get(fact.id) ?? fact.xpEarned,
  }))
  const byDay = groupByDay(facts)
  return [...days].toSorted().map((localDay) => deriveActivityDay(localDay, byDay.get(localDay) ?? []))
}

const NOTHING_REPAID: Repaid = { days: [], payById: new Map() }

function groupByDay(facts: readonly DayFact[]): Map<string, DayFact[]> {
  const byDay = new Map<string, DayFact[]>()
  for (const fact of facts) {
    const day = byDay.get(fact.localDay)
    if (day) day.push(fact)
    else byDay.set(fact.localDay, [fact])
  }
  return byDay
}
