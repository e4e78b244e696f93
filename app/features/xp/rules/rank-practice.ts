/** What practice knows of a task. */
export interface PracticeCandidate {
  readonly taskId: string
  /** Whether the learner has begun its lesson. */
  readonly isLessonBegun: boolean
  /** ISO-8601 of the latest attempt; null when there is none. */
  readonly lastAt: string | null
  readonly wasLastCorrect: boolean
}

/**
 * Orders tasks for practice: what went wrong last, longest ago first; then what is new in lessons begun; then what is
 * new elsewhere; then what is solved, longest ago first. Ties keep the course's order.
 *
 * @param candidates in the order of the course
 */
export function rankPractice(candidates: readonly PracticeCandidate[]): PracticeCandidate[] {
  return candidates.toSorted((a, b) => groupOf(a) - groupOf(b) || compareText(a.lastAt ?? '', b.lastAt ?? ''))
}

/**
 * The candidate that ranks after one, going round; the first when that one is not there.
 *
 * @returns null only when there are none
 */
export function nextAfter(
  ranked: readonly PracticeCandidate[],
  taskId: string | null,
): PracticeCandidate | null {
  const index = ranked.findIndex((candidate) => candidate.taskId === taskId)
  return ranked[(index + 1) % ranked.length] ?? null
}

function groupOf(candidate: PracticeCandidate): number {
  if (candidate.lastAt === null) return candidate.isLessonBegun ? 1 : 2
  return candidate.wasLastCorrect ? 3 : 0
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
