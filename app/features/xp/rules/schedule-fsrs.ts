import { fsrs, Rating, type FSRS } from 'ts-fsrs'
import { daysBetween } from '#app/kernel/day.ts'

/** What FSRS knows of a learner's memory of one task. */
export interface Memory {
  /** Days until the probability of recall has fallen to 0.9; > 0. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
}

/** Names the parameters that a review went by: FSRS-6 with these weights, days only, no fuzz. */
export const FSRS_PARAMETERS = 'FSRS-6/default'

/**
 * The default weights of FSRS-6. Written down, so that another version of the library cannot change what was reviewed.
 * Source: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, "FSRS-6".
 */
export const FSRS_WEIGHTS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/**
 * Takes one answer into a memory: right is *Good*, wrong is *Again*. Elapsed time is counted in local days, so that no
 * hour and no time zone matters. The interval is the library's own for the new stability; its spreading of the four
 * buttons' intervals is left out, as there are two here.
 *
 * Source: FSRS-6, https://github.com/open-spaced-repetition/ts-fsrs; fuzz off.
 *
 * @param desiredRetention probability of recall to aim at, 0 to 1
 * @param before null for the first answer, as a null memory is
 * @returns `intervalDays` at least 1; 1 after a wrong answer
 */
export function reviewByFsrs(
  desiredRetention: number,
  before: { readonly memory: Memory | null; readonly lastReviewDay: string } | null,
  { isCorrect, day }: { readonly isCorrect: boolean; readonly day: string },
): { readonly memory: Memory; readonly intervalDays: number } {
  const algorithm = algorithmOf(desiredRetention)
  const known = before?.memory ?? null
  const elapsedDays = before && known ? daysBetween(before.lastReviewDay, day) : 0
  const grade = isCorrect ? Rating.Good : Rating.Again
  const { stability, difficulty } = algorithm.next_state(known, elapsedDays, grade)
  const intervalDays = isCorrect ? algorithm.next_interval(stability, elapsedDays) : 1
  return { memory: { stability, difficulty }, intervalDays: Math.max(1, intervalDays) }
}

/** Making one costs a thousand times what a review does, and topics share few aims. */
const algorithms = new Map<number, FSRS>()

function algorithmOf(desiredRetention: number): FSRS {
  const known = algorithms.get(desiredRetention)
  if (known) return known
  const made = fsrs({
    w: [...FSRS_WEIGHTS],
    request_retention: desiredRetention,
    enable_fuzz: false,
    enable_short_term: false,
  })
  algorithms.set(desiredRetention, made)
  return made
}
