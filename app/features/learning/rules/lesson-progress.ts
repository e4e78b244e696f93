import { z } from 'zod/mini'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

const Id = z.string().check(z.regex(ULID_PATTERN))

/** Payload of `lesson-finished.v1`: the learner says that they are through with it. */
export const LessonFinished = z.object({ lessonId: Id, courseId: Id })
export type LessonFinished = z.infer<typeof LessonFinished>

/** How far a learner has come in one lesson. */
export interface LessonProgress {
  readonly lessonId: string
  /** 0 to 100; 100 only when finished. */
  readonly completionPercentage: number
  /** Order of the task that was answered last, the furthest of several; 0 before the first. */
  readonly position: number
  /** ISO-8601; the earliest, and it stays. */
  readonly finishedAt: string | null
  /** ISO-8601. */
  readonly lastActivityAt: string
}

/** What happened in a lesson, in any order. */
export interface LessonFacts {
  readonly lessonId: string
  /** Its tasks as they stand now. */
  readonly tasks: readonly { readonly id: string; readonly order: number }[]
  readonly attempts: readonly { readonly taskId: string; readonly isCorrect: boolean; readonly at: string }[]
  /** Instants at which it was called finished, ISO-8601. */
  readonly finishedAt: readonly string[]
}

/** Derives the progress; null when nothing has happened. A pure function of the set of facts. */
export function deriveLessonProgress(facts: LessonFacts): LessonProgress | null {
  const orders = new Map(facts.tasks.map((task) => [task.id, task.order]))
  const finishedAt = facts.finishedAt.toSorted()[0] ?? null
  // Only the first finish counts, as activity too: of the later ones nothing is kept to derive from again.
  const instants = [...facts.attempts.map((attempt) => attempt.at), ...(finishedAt ? [finishedAt] : [])]
  const lastActivityAt = instants.toSorted().at(-1)
  if (lastActivityAt === undefined) return null
  const solved = new Set(
    facts.attempts
      .filter((attempt) => attempt.isCorrect && orders.has(attempt.taskId))
      .map(({ taskId }) => taskId),
  )
  return {
    lessonId: facts.lessonId,
    completionPercentage: finishedAt ? 100 : solvedPercentage(solved.size, facts.tasks.length),
    position: lastPosition(facts.attempts, orders),
    finishedAt,
    lastActivityAt,
  }
}

/** Tasks that have been retired since have no place any more. */
function lastPosition(attempts: LessonFacts['attempts'], orders: ReadonlyMap<string, number>): number {
  const placed = attempts.filter(({ taskId }) => orders.has(taskId))
  const lastAt = placed
    .map(({ at }) => at)
    .toSorted()
    .at(-1)
  const last = placed.filter(({ at }) => at === lastAt).map(({ taskId }) => orders.get(taskId) ?? 0)
  return Math.max(0, ...last)
}

/** Solving everything is not finishing: the last percent is the learner's own word. */
function solvedPercentage(solved: number, total: number): number {
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * solved) / total))
}
