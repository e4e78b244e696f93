import type { LessonProgress } from './lesson-progress.ts'

/**
 * Where a learner goes on in a course: the lesson they were in last, unless it is finished; then the next unfinished
 * one after it, and from the end round to the first that was left out.
 *
 * @param lessonIds the course's lessons in order
 * @returns a lesson's id; null when every lesson is finished
 */
export function continueAt(
  lessonIds: readonly string[],
  progress: ReadonlyMap<string, LessonProgress>,
): string | null {
  const lastIndex = lessonIds.indexOf(lastActive(lessonIds, progress) ?? '')
  const inTurn = [...lessonIds.slice(Math.max(0, lastIndex)), ...lessonIds.slice(0, Math.max(0, lastIndex))]
  return inTurn.find((id) => !progress.get(id)?.finishedAt) ?? null
}

function lastActive(
  lessonIds: readonly string[],
  progress: ReadonlyMap<string, LessonProgress>,
): string | null {
  const begun = lessonIds.flatMap((id) => progress.get(id) ?? [])
  return begun.toSorted((a, b) => (a.lastActivityAt < b.lastActivityAt ? 1 : -1))[0]?.lessonId ?? null
}
