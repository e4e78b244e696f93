import {
  compareAttempts,
  foldAttempt,
  NEW_TOPIC,
  type SettledAttempt,
  type TopicAttempt,
  type TopicState,
} from './fold-topic.ts'
import type { TaskSchedule } from './schedule.ts'
import { termsOn, type TermsHistory } from './topic-terms.ts'

/** A topic with the schedules of its tasks, and what became of the answers that were taken in last. */
export interface FoldedTopic {
  readonly topic: TopicState
  /** By task id; of the tasks that were handed in or answered since. */
  readonly schedules: ReadonlyMap<string, TaskSchedule>
  /** By attempt id, of the answers that were taken in by this. */
  readonly settled: ReadonlyMap<string, SettledAttempt>
}

/** Where a fold begins: nothing answered, or a stored state. */
export type FoldStart = Pick<FoldedTopic, 'topic' | 'schedules'>

/** Nothing answered yet. */
export const FROM_THE_BEGINNING: FoldStart = { topic: NEW_TOPIC, schedules: new Map() }

/**
 * Derives a learner's state in one topic. A pure function of the set of answers: order of arrival and repetition change
 * nothing. Going on from the state after some of them gives what beginning anew with all gives, as long as none of the new
 * ones comes before the last of those (`canGoOn`).
 *
 * @param attempts of one learner in this topic, in any order, repetitions allowed; all that came in time to count
 */
export function replayTopic(
  history: TermsHistory,
  attempts: readonly TopicAttempt[],
  start: FoldStart = FROM_THE_BEGINNING,
): FoldedTopic {
  const schedules = new Map(start.schedules)
  const settled = new Map<string, SettledAttempt>()
  let topic = start.topic
  for (const attempt of attempts.toSorted(compareAttempts)) {
    if (settled.has(attempt.id)) continue
    const terms = termsOn(history, attempt.localDay)
    const folded = foldAttempt(terms, topic, schedules.get(attempt.taskId) ?? null, attempt)
    topic = folded.topic
    schedules.set(attempt.taskId, folded.settled.schedule)
    settled.set(attempt.id, folded.settled)
  }
  return { topic, schedules, settled }
}

/** Whether a state can go on with these answers: each comes after all that it was folded from. */
export function canGoOn({ last }: TopicState, attempts: readonly TopicAttempt[]): boolean {
  return last === null || attempts.every((attempt) => compareAttempts(last, attempt) < 0)
}
