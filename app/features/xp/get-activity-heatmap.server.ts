import { sql } from 'kysely'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { addDays } from '#app/kernel/day.ts'
import { localDay } from '#app/kernel/time.ts'
import { mergeDays } from './list-activity-days.server.ts'
import { listChangedDays } from './list-changed-days.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { toHeatmap, type Heatmap } from './rules/heatmap.ts'

/** A year of a learner's work, up to today where they are; `heatmapInWords` says the same in words. */
export function getActivityHeatmap(
  view: LearnerSnapshot,
  { userId, timeZone }: LearnerPlace,
  nowMs: number,
): Heatmap {
  const today = localDay(nowMs, timeZone)
  const range = { fromDay: addDays(today, -SHOWN_DAYS), toDay: today }
  const [stored] = view.all('heatmap-days', countsOf({ userId, ...range }))
  // cast: as it is selected.
  const counts = JSON.parse(stored?.days ?? '[]') as [string, number, number][]
  const days = counts.map(([day, attempts, lessonsFinished]) => {
    return { localDay: day, attempts, lessonsFinished, correct: 0, xpEarned: 0, spans: [] }
  })
  return toHeatmap(mergeDays(days, listChangedDays(view, userId), range), today)
}

/** 53 weeks and no less, on whichever day of the week it is. */
const SHOWN_DAYS = 53 * 7

/** No more than the picture shows, and in one value: a row for each day takes three times as long. */
const countsOf = prepare((given: Readonly<Record<'userId' | 'fromDay' | 'toDay', string>>) =>
  tables
    .selectFrom('UserActivityDay')
    .select(sql<string>`json_group_array(json_array("localDay", "attempts", "lessonsFinished"))`.as('days'))
    .where('userId', '=', given.userId)
    .where('localDay', '>=', given.fromDay)
    .where('localDay', '<=', given.toDay),
)
