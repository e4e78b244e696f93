import { compareText } from '#app/kernel/compare-text.ts'
import type { ActivityDay, DaySpan } from './activity.ts'
import { countsForPractice, countsForStreak } from './late-window.ts'

/** One thing that a learner did: an answer, or a lesson called finished. */
export interface DayFact {
  /** The entry's id. */
  readonly id: string
  readonly kind: 'attempt' | 'finish'
  /** ISO-8601. */
  readonly at: string
  /** `YYYY-MM-DD` where the learner was. */
  readonly localDay: string
  /** IANA name of the zone that decided it. */
  readonly timeZone: string
  /** When a server had it first, ISO-8601; null: at once. */
  readonly receivedAt: string | null
  /** False for a lesson finished. */
  readonly isCorrect: boolean
  /** Whole points; 0 for a lesson finished. */
  readonly xpEarned: number
}

/**
 * What a learner did on one day. A pure function of the set of facts: order of arrival changes nothing, and of what came
 * more than once the one that a server had earliest counts. What came too late for practice counts for nothing; the spans,
 * which the streak goes by, take only what came in time for it (`./late-window.ts`).
 *
 * @param localDay `YYYY-MM-DD`
 * @param facts of one learner; those of other days do no harm
 * @returns the spans by their beginning, then by the zone's name
 */
export function deriveActivityDay(localDay: string, facts: readonly DayFact[]): ActivityDay {
  const own = listOnce(facts.filter((fact) => fact.localDay === localDay)).filter(({ at, receivedAt }) =>
    countsForPractice(at, receivedAt),
  )
  const attempts = own.filter(({ kind }) => kind === 'attempt')
  return {
    localDay,
    attempts: attempts.length,
    correct: attempts.filter(({ isCorrect }) => isCorrect).length,
    xpEarned: attempts.reduce((sum, { xpEarned }) => sum + xpEarned, 0),
    lessonsFinished: own.length - attempts.length,
    spans: toSpans(own.filter(({ at, receivedAt }) => countsForStreak(at, receivedAt))),
  }
}

/** Whether nothing that counts was done on a day. */
export function isIdle({ attempts, lessonsFinished }: ActivityDay): boolean {
  return attempts === 0 && lessonsFinished === 0
}

function listOnce(facts: readonly DayFact[]): DayFact[] {
  const byId = new Map<string, DayFact>()
  for (const fact of facts) {
    const before = byId.get(fact.id)
    if (!before || firstReceivedAt(fact) < firstReceivedAt(before)) byId.set(fact.id, fact)
  }
  return [...byId.values()]
}

function firstReceivedAt(fact: DayFact): string {
  return fact.receivedAt ?? fact.at
}

function toSpans(facts: readonly DayFact[]): DaySpan[] {
  const spans = new Map<string, DaySpan>()
  for (const { timeZone, at } of facts) {
    const { firstAt, lastAt } = spans.get(timeZone) ?? { firstAt: at, lastAt: at }
    spans.set(timeZone, {
      timeZone,
      firstAt: at < firstAt ? at : firstAt,
      lastAt: at > lastAt ? at : lastAt,
    })
  }
  return [...spans.values()].toSorted((a, b) => compareText(a.firstAt + a.timeZone, b.firstAt + b.timeZone))
}
