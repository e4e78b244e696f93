import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { localDay } from '#app/kernel/time.ts'
import { listScheduledTasks } from './list-scheduled-tasks.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import { estimateMinutes, queueDueTasks, type ScheduledTask } from './rules/due-queue.ts'

/** What a learner has to review today. */
export interface DueQueue {
  readonly count: number
  /** Whole minutes. */
  readonly estimateMinutes: number
  /** In the order in which to practise them. */
  readonly tasks: ScheduledTask[]
}

/**
 * The tasks of all topics that are due as of now, pending entries counted.
 *
 * @param scheduled what `listScheduledTasks` says, where the caller has asked already
 */
export function getDueQueue(
  view: LearnerSnapshot,
  { userId, timeZone }: LearnerPlace,
  nowMs: number,
  scheduled: readonly ScheduledTask[] = listScheduledTasks(view, userId),
): DueQueue {
  const tasks = queueDueTasks(scheduled, localDay(nowMs, timeZone))
  const minutes = estimateMinutes(tasks.length, findAverageMs(listDurations(view, userId)))
  return { count: tasks.length, estimateMinutes: minutes, tasks }
}

/** As many of the last answers say how long one takes. */
const RECENT_ANSWERS = 50

/** How long the last answers took, where that is known; pending ones included. */
function listDurations(view: LearnerSnapshot, userId: string): number[] {
  const withdrawn = toList([...listWithdrawnIds(view)])
  const pending = selectAttempts(view.pending).map(({ at, payload }) => ({
    at,
    durationMs: payload.durationMs ?? null,
  }))
  return [...view.all('answer-times', answerTimes({ userId, withdrawn })), ...pending]
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, RECENT_ANSWERS)
    .flatMap(({ durationMs }) => (durationMs === null ? [] : [durationMs]))
}

const answerTimes = prepare((given: Readonly<Record<'userId' | 'withdrawn', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['completedAt as at', 'durationMs'])
    .where('userId', '=', given.userId)
    .where('id', 'not in', textsOf(given.withdrawn))
    .orderBy('completedAt', 'desc')
    .limit(RECENT_ANSWERS),
)

function findAverageMs(durations: readonly number[]): number | null {
  return durations.length === 0 ? null : durations.reduce((sum, one) => sum + one, 0) / durations.length
}
