import { compareText } from '#app/kernel/compare-text.ts'
import { addDays, toDayNumber } from '#app/kernel/day.ts'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'

/** A task that has been answered before, and when it comes back. */
export interface ScheduledTask {
  readonly taskId: string
  readonly topicSlug: string
  /** `YYYY-MM-DD` on which it was answered last. */
  readonly lastReviewDay: string
  /** `YYYY-MM-DD`, after `lastReviewDay`. */
  readonly nextReviewDay: string
}

/** How many tasks fall due on a day. */
export interface DueDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly count: number
}

/**
 * What is due, in the order to practise it: first what is late by the greatest share of its interval, as that is what
 * is most likely forgotten, and no topic twice in a row where another one still has tasks.
 *
 *     overdue share = (today - nextReviewDay) / (nextReviewDay - lastReviewDay)
 *
 * in whole days, 0 on the due day; an interval counts for at least one day. Ties go by `nextReviewDay`, then by
 * `taskId`. Then the list is interleaved greedily: next is the first task left whose topic is not that of the one just
 * taken, or the first task left where all are of that topic. So tasks of one topic follow each other only at the end,
 * when nothing else is left. Of two takings in a row at least one is the first task left, so that what came at index `i`
 * is asked at index `2i` at the latest, and each topic's own tasks keep their order.
 *
 * @param tasks of one learner, at most one for each `taskId` in a topic, in any order
 * @param today `YYYY-MM-DD` where the learner is
 * @throws RangeError for a due task whose `lastReviewDay` is no day, or a `today` that is none
 */
export function queueDueTasks(tasks: readonly ScheduledTask[], today: string): ScheduledTask[] {
  const numberOf = memoDayNumbers()
  const todayNumber = numberOf(today)
  const ranked = tasks
    .filter(({ nextReviewDay }) => nextReviewDay <= today)
    .map((task) => {
      const dueNumber = numberOf(task.nextReviewDay)
      const intervalDays = Math.max(1, dueNumber - numberOf(task.lastReviewDay))
      return { task, overdueShare: (todayNumber - dueNumber) / intervalDays }
    })
    .toSorted((a, b) => b.overdueShare - a.overdueShare || compareSchedule(a.task, b.task))
  return interleaveTopics(ranked.map(({ task }) => task))
}

/**
 * How long some tasks take.
 *
 * @param count tasks, ≥ 0
 * @param averageTaskMs the learner's own average in milliseconds, taken as 5 s to 5 min; null when not known, for 40 s
 * @returns whole minutes, rounded up; 0 for no tasks
 */
export function estimateMinutes(count: number, averageTaskMs: number | null): number {
  const taskMs = Math.min(LONGEST_TASK_MS, Math.max(SHORTEST_TASK_MS, averageTaskMs ?? DEFAULT_TASK_MS))
  return Math.ceil((count * taskMs) / MINUTE_MS)
}

/**
 * How many tasks fall due on each of the coming days if nothing is practised until then.
 *
 * @param today `YYYY-MM-DD`: the first day, for which what is overdue counts too
 * @param days how many days to look ahead, today included, ≥ 0
 * @returns one for each day in order, those without tasks included
 */
export function forecastDue(tasks: readonly ScheduledTask[], today: string, days = 30): DueDay[] {
  const countByDay = new Map<string, number>()
  for (const { nextReviewDay } of tasks) {
    const day = nextReviewDay < today ? today : nextReviewDay
    countByDay.set(day, (countByDay.get(day) ?? 0) + 1)
  }
  return Array.from({ length: days }, (_, ahead) => {
    const day = addDays(today, ahead)
    return { day, count: countByDay.get(day) ?? 0 }
  })
}

const DEFAULT_TASK_MS = 40 * SECOND_MS
const SHORTEST_TASK_MS = 5 * SECOND_MS
const LONGEST_TASK_MS = 5 * MINUTE_MS

/** Many tasks share few days, and reading a day costs more than looking it up. */
function memoDayNumbers(): (day: string) => number {
  const numbers = new Map<string, number>()
  return (day) => {
    const known = numbers.get(day)
    if (known !== undefined) return known
    const dayNumber = toDayNumber(day)
    numbers.set(day, dayNumber)
    return dayNumber
  }
}

/** The order of tasks that are late by the same share; total, so that every machine agrees. */
function compareSchedule(a: ScheduledTask, b: ScheduledTask): number {
  return (
    compareText(a.nextReviewDay, b.nextReviewDay) ||
    compareText(a.taskId, b.taskId) ||
    compareText(a.topicSlug, b.topicSlug)
  )
}

/**
 * One pass. What was passed over waits in `held`, all of it of the topic just taken: as soon as another topic has had its
 * turn, the first that waits has the next.
 */
function interleaveTopics(ranked: readonly ScheduledTask[]): ScheduledTask[] {
  const queue: ScheduledTask[] = []
  const held: ScheduledTask[] = []
  let heldIndex = 0
  for (const task of ranked) {
    if (task.topicSlug === queue.at(-1)?.topicSlug) {
      held.push(task)
      continue
    }
    queue.push(task)
    const waiting = held[heldIndex]
    if (waiting) {
      queue.push(waiting)
      heldIndex += 1
    }
  }
  return [...queue, ...held.slice(heldIndex)]
}
