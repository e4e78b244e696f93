import type { LearnerSnapshot } from '#app/data/reader.ts'
import { findStreak } from './find-streak.server.ts'
import { listChangedDays } from './list-changed-days.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { streakAsOf, type Streak } from './rules/streak-as-of.ts'

/** A learner's streak as it stands now where they are; pending entries are counted. */
export function getStreak(view: LearnerSnapshot, { userId, timeZone }: LearnerPlace, nowMs: number): Streak {
  const folded = findStreak(view, userId, listChangedDays(view, userId))
  return streakAsOf(folded?.state ?? null, nowMs, timeZone)
}
