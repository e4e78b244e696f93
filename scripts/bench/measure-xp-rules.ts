import { queueDueTasks, type ScheduledTask } from '#app/features/xp/rules/due-queue.ts'
import type { TopicAttempt } from '#app/features/xp/rules/fold-topic.ts'
import { FROM_THE_BEGINNING, replayTopic, type FoldStart } from '#app/features/xp/rules/replay-topic.ts'
import { toTerms, type StoredTerms, type TermsHistory } from '#app/features/xp/rules/topic-terms.ts'
import { addDays } from '#app/kernel/day.ts'
import { spreadOf } from './spread.ts'
import { XP_TERMS } from './xp-school.ts'

const ATTEMPTS = 10_000
const TASKS = 500
const DUE_TASKS = 2_000
const ROUNDS = 15
const WARM_UP_ROUNDS = 5

/** Taking 10,000 answers of one learner in one topic in, all anew; ms, the median of several rounds. */
export function measureReplay(scheduler: StoredTerms['scheduler']): number {
  const [history, attempts] = [historyOf(scheduler), makeAttempts()]
  return medianOf(() => replayTopic(history, attempts))
}

/** Taking one of them in, on top of those before it and with the schedule of its task; ms, the mean in the median round. */
export function measureIncrement(scheduler: StoredTerms['scheduler']): number {
  const [history, attempts] = [historyOf(scheduler), makeAttempts()]
  return medianOf(() => applyOneByOne(history, attempts)) / attempts.length
}

/** As the server does, which reads the topic and the task's schedule from their rows. */
function applyOneByOne(history: TermsHistory, attempts: readonly TopicAttempt[]): void {
  const starts = new Map<string, FoldStart['schedules']>()
  let { topic } = FROM_THE_BEGINNING
  for (const attempt of attempts) {
    const start = { topic, schedules: starts.get(attempt.taskId) ?? FROM_THE_BEGINNING.schedules }
    const folded = replayTopic(history, [attempt], start)
    topic = folded.topic
    starts.set(attempt.taskId, folded.schedules)
  }
}

/** Putting 2,000 due tasks of ten topics in order; ms, the median of several rounds. */
export function measureDueQueue(): number {
  const today = '2026-06-01'
  const tasks = Array.from({ length: DUE_TASKS }, (_, index): ScheduledTask => {
    const nextReviewDay = addDays(today, -(index * 7) % 90)
    return {
      taskId: `task-${(index * 7_919) % DUE_TASKS}`,
      topicSlug: `topic-${(index * 31) % 10}`,
      lastReviewDay: addDays(nextReviewDay, -1 - (index % 30)),
      nextReviewDay,
    }
  })
  return medianOf(() => queueDueTasks(tasks, today))
}

function historyOf(scheduler: StoredTerms['scheduler']): TermsHistory {
  return { past: [], current: toTerms({ ...XP_TERMS, topicSlug: 'topic', revision: 1, scheduler }) }
}

/** Two years of practice, not on every day, four of five answers right. */
function makeAttempts(): TopicAttempt[] {
  return Array.from({ length: ATTEMPTS }, (_, index) => {
    const localDay = addDays('2024-06-01', Math.floor(index / 40) * 3)
    const minute = index % 40
    return {
      id: `01J${String(index).padStart(23, '0')}`,
      taskId: `task-${(index * 7) % TASKS}`,
      isCorrect: index % 5 !== 4,
      at: `${localDay}T12:${String(minute).padStart(2, '0')}:00.000Z`,
      localDay,
      acknowledgedXp: 0,
    }
  })
}

function medianOf(work: () => unknown): number {
  const times: number[] = []
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const begunMs = performance.now()
    work()
    if (round >= 0) times.push(performance.now() - begunMs)
  }
  return spreadOf(times).p50
}
