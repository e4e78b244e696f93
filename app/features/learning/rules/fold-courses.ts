/** A learner's courses, as the page that they begin from shows them. */
export interface FoldedCourses<T> {
  /** Two rows of two at most. */
  readonly shown: readonly T[]
  /** The others; empty where there is room for all. */
  readonly folded: readonly T[]
}

/**
 * What of many courses is shown at once: those with something left to do come first, otherwise in the order in which they
 * came.
 *
 * @param courses the one worked on last first; `next` is null where all is finished
 */
export function foldCourses<T extends { readonly next: unknown }>(courses: readonly T[]): FoldedCourses<T> {
  const inTurn = [
    ...courses.filter(({ next }) => next !== null),
    ...courses.filter(({ next }) => next === null),
  ]
  return { shown: inTurn.slice(0, SHOWN_COURSES), folded: inTurn.slice(SHOWN_COURSES) }
}

const SHOWN_COURSES = 4
