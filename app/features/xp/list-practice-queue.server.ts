import type { LearnerSnapshot } from '#app/data/reader.ts'
import { getDueQueue } from './get-due-queue.server.ts'
import { listPracticeCandidates, type NamedCandidate } from './list-practice-candidates.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import type { PracticeAim } from './rules/practice-mode.ts'
import { orderPractice } from './rules/rank-practice.ts'

/** The tasks that a session with this aim takes, in order, those that were answered in it included. */
export function listPracticeQueue(
  view: LearnerSnapshot,
  learner: LearnerPlace,
  aim: PracticeAim,
  nowMs: number,
): NamedCandidate[] {
  const candidates = listPracticeCandidates(view, learner.userId)
  const asksForDue = aim.mode === 'due' || aim.mode === 'topic'
  const due = asksForDue ? getDueQueue(view, learner, nowMs).tasks.map(({ taskId }) => taskId) : []
  return orderPractice(candidates, aim, due)
}
