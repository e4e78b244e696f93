/** A lesson of a course, as recommendations name it. */
export interface RecommendLesson {
  readonly courseSlug: string
  readonly courseTitle: string
  readonly lessonSlug: string
  readonly lessonTitle: string
}

/** What recommendations go by. */
export interface RecommendFacts {
  /** The lesson begun, or the next one, in the course practised last; null when that course is done or there is none. */
  readonly continueAt: (RecommendLesson & { readonly isBegun: boolean }) | null
  /** What is due for review, and how long it takes in whole minutes. */
  readonly due: { readonly count: number; readonly minutes: number }
  /** The next lesson of each course, the course to be recommended first in front. */
  readonly nextLessons: readonly (RecommendLesson & { readonly prerequisitesMet: boolean })[]
  readonly topics: readonly RecommendTopic[]
}

/** How a learner did in a topic lately. */
export interface RecommendTopic {
  readonly topicSlug: string
  readonly topicTitle: string
  /** Of the last answers, 20 at most, how many there are. */
  readonly recentAnswers: number
  /** How many of those were right. */
  readonly recentCorrect: number
}

/** What to do next, and what speaks for it. */
export type Recommendation =
  | (LessonAhead & {
      readonly kind: 'continue'
      /** Whether the lesson has been begun. */
      readonly isBegun: boolean
    })
  | (Destination & {
      readonly kind: 'due'
      readonly count: number
      /** Whole minutes. */
      readonly minutes: number
    })
  | (LessonAhead & { readonly kind: 'next-lesson' })
  | (Destination &
      RecommendTopic & {
        readonly kind: 'weak-topic'
        /** Share of the last answers that were right, 0 to 1. */
        readonly accuracy: number
      })

interface Destination {
  /** Path on this site. */
  readonly to: string
}

interface LessonAhead extends Destination {
  readonly lessonTitle: string
  readonly courseTitle: string
}

/**
 * What to do next: at most one of each kind, in this order.
 *
 * 1. `continue`: where the learner is in the course practised last;
 * 2. `due`: reviews, when there are any;
 * 3. `next-lesson`: the first of `nextLessons` whose prerequisites are met and that is not where to continue;
 * 4. `weak-topic`: of the topics with at least 8 recent answers of which fewer than 70 % were right, the one with the
 *    lowest share; of equal ones the one with more answers, then by slug.
 */
export function recommend(facts: RecommendFacts): Recommendation[] {
  return [
    ...recommendContinuing(facts),
    ...recommendReviews(facts),
    ...recommendNextLesson(facts),
    ...recommendWeakTopic(facts),
  ]
}

function recommendContinuing({ continueAt }: RecommendFacts): Recommendation[] {
  if (!continueAt) return []
  const { isBegun, lessonTitle, courseTitle } = continueAt
  return [{ kind: 'continue', lessonTitle, courseTitle, isBegun, to: lessonPath(continueAt) }]
}

function recommendReviews({ due: { count, minutes } }: RecommendFacts): Recommendation[] {
  return count === 0 ? [] : [{ kind: 'due', count, minutes, to: '/practice?mode=due' }]
}

function recommendNextLesson({ continueAt, nextLessons }: RecommendFacts): Recommendation[] {
  const herePath = continueAt && lessonPath(continueAt)
  const next = nextLessons.find((lesson) => lesson.prerequisitesMet && lessonPath(lesson) !== herePath)
  if (!next) return []
  const { lessonTitle, courseTitle } = next
  return [{ kind: 'next-lesson', lessonTitle, courseTitle, to: lessonPath(next) }]
}

function recommendWeakTopic({ topics }: RecommendFacts): Recommendation[] {
  const [weakest] = topics.filter(isWeak).toSorted(byWeakness)
  if (!weakest) return []
  const { topicSlug, topicTitle, recentAnswers, recentCorrect } = weakest
  const accuracy = recentCorrect / recentAnswers
  const to = `/practice?${new URLSearchParams({ mode: 'topic', topic: topicSlug }).toString()}`
  return [{ kind: 'weak-topic', topicSlug, topicTitle, recentAnswers, recentCorrect, accuracy, to }]
}

const LEAST_ANSWERS = 8
const WEAK_BELOW_PERCENT = 70

function isWeak({ recentAnswers, recentCorrect }: RecommendTopic): boolean {
  return recentAnswers >= LEAST_ANSWERS && recentCorrect * 100 < recentAnswers * WEAK_BELOW_PERCENT
}

/** In whole numbers, so that equal shares are equal. */
function byWeakness(a: RecommendTopic, b: RecommendTopic): number {
  return (
    a.recentCorrect * b.recentAnswers - b.recentCorrect * a.recentAnswers ||
    b.recentAnswers - a.recentAnswers ||
    (a.topicSlug < b.topicSlug ? -1 : 1)
  )
}

function lessonPath({ courseSlug, lessonSlug }: RecommendLesson): string {
  return `/courses/${encodeURIComponent(courseSlug)}/lessons/${encodeURIComponent(lessonSlug)}`
}
