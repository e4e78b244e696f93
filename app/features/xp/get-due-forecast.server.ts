import type { LearnerSnapshot } from '#app/data/reader.ts'
import { localDay } from '#app/kernel/time.ts'
import { listScheduledTasks } from './list-scheduled-tasks.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { forecastDue, type DueDay, type ScheduledTask } from './rules/due-queue.ts'

/**
 * How many tasks come back on each of the next 30 days, from today; what is overdue counts for today.
 *
 * @param scheduled what `listScheduledTasks` says, where the caller has asked already
 */
export function getDueForecast(
  view: LearnerSnapshot,
  { userId, timeZone }: LearnerPlace,
  nowMs: number,
  scheduled: readonly ScheduledTask[] = listScheduledTasks(view, userId),
): DueDay[] {
  return forecastDue(scheduled, localDay(nowMs, timeZone))
}
