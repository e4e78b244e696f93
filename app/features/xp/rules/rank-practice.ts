import { compareText } from '#app/kernel/compare-text.ts'
import type { PracticeAim } from './practice-mode.ts'

/** What practice knows of a task. */
export interface PracticeCandidate {
  readonly taskId: string
  readonly topicSlug: string
  /** Whether the learner has begun its lesson. */
  readonly isLessonBegun: boolean
  /** ISO-8601 of the latest attempt; null when there is none. */
  readonly lastAt: string | null
  readonly wasLastCorrect: boolean
}

/**
 * The tasks that a session of practice is made of, in the order in which they are asked. `due`: what is due, in its own
 * order. `mixed`: all, as `rankPractice` has them. `weak`: those of its topic, likewise. `topic`: of its topic what is
 * due, then what is new in lessons begun, then the rest as `rankPractice` has it.
 *
 * @param candidates in the order of the course
 * @param dueTaskIds of the learner's due tasks, in the order to practise them; those that are no candidates are left out
 */
export function orderPractice<Candidate extends PracticeCandidate>(
  candidates: readonly Candidate[],
  { mode, topicSlug }: PracticeAim,
  dueTaskIds: readonly string[],
): Candidate[] {
  if (mode === 'mixed') return rankPractice(candidates)
  const byId = new Map(candidates.map((candidate) => [candidate.taskId, candidate]))
  const due = [...new Set(dueTaskIds)].flatMap((taskId) => byId.get(taskId) ?? [])
  if (mode === 'due') return due
  const ranked = rankPractice(candidates).filter((candidate) => candidate.topicSlug === topicSlug)
  if (mode === 'weak') return ranked
  const fresh = ranked.filter(({ lastAt, isLessonBegun }) => lastAt === null && isLessonBegun)
  // A set keeps the place at which something came first.
  return [...new Set([...due.filter((candidate) => candidate.topicSlug === topicSlug), ...fresh, ...ranked])]
}

/**
 * Orders tasks for practice: what went wrong last, longest ago first; then what is new in lessons begun; then what is
 * new elsewhere; then what is solved, longest ago first. Ties keep the course's order.
 *
 * @param candidates in the order of the course
 */
export function rankPractice<Candidate extends PracticeCandidate>(
  candidates: readonly Candidate[],
): Candidate[] {
  return candidates.toSorted((a, b) => groupOf(a) - groupOf(b) || compareText(a.lastAt ?? '', b.lastAt ?? ''))
}

function groupOf(candidate: PracticeCandidate): number {
  if (candidate.lastAt === null) return candidate.isLessonBegun ? 1 : 2
  return candidate.wasLastCorrect ? 3 : 0
}
