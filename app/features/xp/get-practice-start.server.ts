import type { LearnerSnapshot } from '#app/data/reader.ts'
import { findOpenPractice, type OpenPractice } from './find-open-practice.server.ts'
import { getDueQueue } from './get-due-queue.server.ts'
import { listPracticeCandidates, type NamedCandidate } from './list-practice-candidates.server.ts'
import { listRecentAccuracy } from './list-recent-accuracy.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { recommend, type RecommendTopic } from './rules/recommend.ts'

/** What a learner can begin to practise. */
export interface PracticeStart {
  /** Tasks in all their courses; 0 for somebody who has taken none. */
  readonly tasks: number
  readonly due: {
    readonly count: number
    /** Whole minutes. */
    readonly estimateMinutes: number
  }
  /** The topic that is recommended as weak, and why; null where none is. */
  readonly weak: RecommendTopic | null
  /** The topics of their courses, in the order in which they come. */
  readonly topics: readonly PracticeTopic[]
  readonly open: OpenPractice | null
}

/** A topic to choose. */
export interface PracticeTopic {
  readonly topicSlug: string
  readonly topicTitle: string
  readonly tasks: number
}

/** What a learner can begin to practise now, and what they can go on with. */
export function getPracticeStart(view: LearnerSnapshot, learner: LearnerPlace, nowMs: number): PracticeStart {
  const candidates = listPracticeCandidates(view, learner.userId)
  const { count, estimateMinutes } = getDueQueue(view, learner, nowMs)
  return {
    tasks: candidates.length,
    due: { count, estimateMinutes },
    weak: findWeakTopic(view, learner.userId, candidates),
    topics: toTopics(candidates),
    open: findOpenPractice(view, learner, nowMs),
  }
}

/** By the rule of recommendations, so that both say the same. */
function findWeakTopic(
  view: LearnerSnapshot,
  userId: string,
  candidates: readonly NamedCandidate[],
): RecommendTopic | null {
  const known = new Set(candidates.map(({ topicSlug }) => topicSlug))
  const topics = listRecentAccuracy(view, userId).filter(({ topicSlug }) => known.has(topicSlug))
  const due = { count: 0, minutes: 0 }
  const [weak] = recommend({ continueAt: null, due, nextLessons: [], topics })
  if (weak?.kind !== 'weak-topic') return null
  return topics.find(({ topicSlug }) => topicSlug === weak.topicSlug) ?? null
}

function toTopics(candidates: readonly NamedCandidate[]): PracticeTopic[] {
  const topics = new Map<string, PracticeTopic>()
  for (const { topicSlug, topicTitle } of candidates) {
    topics.set(topicSlug, { topicSlug, topicTitle, tasks: (topics.get(topicSlug)?.tasks ?? 0) + 1 })
  }
  return [...topics.values()]
}
