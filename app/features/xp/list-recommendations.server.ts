import type { LearnerSnapshot } from '#app/data/reader.ts'
import {
  listEnrolledCourses,
  type EnrolledCourse,
} from '#app/features/learning/list-enrolled-courses.server.ts'
import { getDueQueue, type DueQueue } from './get-due-queue.server.ts'
import { hasLiveTask } from './has-live-task.server.ts'
import { listNextLessons } from './list-next-lessons.server.ts'
import { listRecentAccuracy } from './list-recent-accuracy.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { recommend, type Recommendation, type RecommendFacts } from './rules/recommend.ts'

/** What a caller may have asked already. */
export interface RecommendKnown {
  readonly due?: Pick<DueQueue, 'count' | 'estimateMinutes'>
  readonly courses?: readonly EnrolledCourse[]
}

/** What a learner had best do next, and why; pending entries are counted. */
export function listRecommendations(
  view: LearnerSnapshot,
  learner: LearnerPlace,
  nowMs: number,
  known: RecommendKnown = {},
): Recommendation[] {
  const courses = known.courses ?? listEnrolledCourses(view, learner.userId)
  const due = known.due ?? getDueQueue(view, learner, nowMs)
  const facts: RecommendFacts = {
    continueAt: toContinueAt(courses),
    due: { count: due.count, minutes: due.estimateMinutes },
    nextLessons: listNextLessons(view, courses),
    topics: listRecentAccuracy(view, learner.userId),
  }
  return recommendLive(view, learner.userId, facts)
}

/** A weak topic of which no task is left, or whose course was given up, is no advice: the next weak one is. */
function recommendLive(view: LearnerSnapshot, userId: string, facts: RecommendFacts): Recommendation[] {
  const recommended = recommend(facts)
  const weak = recommended.find((one) => one.kind === 'weak-topic')
  if (!weak || hasLiveTask(view, userId, weak.topicSlug)) return recommended
  const topics = facts.topics.filter(({ topicSlug }) => topicSlug !== weak.topicSlug)
  return recommendLive(view, userId, { ...facts, topics })
}

function toContinueAt([latest]: readonly EnrolledCourse[]): RecommendFacts['continueAt'] {
  if (!latest?.next) return null
  const { slug, title, isBegun } = latest.next
  return {
    courseSlug: latest.slug,
    courseTitle: latest.title,
    lessonSlug: slug,
    lessonTitle: title,
    isBegun,
  }
}
