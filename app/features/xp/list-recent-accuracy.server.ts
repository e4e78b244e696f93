import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { newestFirst } from './list-paid-attempts.server.ts'
import { listTopicTitles } from './list-places.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import type { RecommendTopic } from './rules/recommend.ts'

/** As far as "recently" reaches back, in answers of all topics. */
const RECENT_ANSWERS = 200
/** Of those, as many of each topic count. */
const RECENT_IN_TOPIC = 20

/** How a learner did lately in the topics of their last answers, pending entries included; by slug. */
export function listRecentAccuracy(view: LearnerSnapshot, userId: string): RecommendTopic[] {
  const withdrawn = toList([...listWithdrawnIds(view)])
  const stored = view.all('recent-answers', recentAnswers({ userId, withdrawn }))
  const pending = selectAttempts(view.pending).map(({ id, at, payload, verdict }) => ({
    id,
    at,
    topicSlug: payload.topicSlug,
    isCorrect: verdict.isCorrect ? 1 : 0,
  }))
  const recent = pending.length === 0 ? stored : [...stored, ...pending].toSorted(newestFirst)
  const counts = new Map<string, { answers: number; correct: number }>()
  for (const { topicSlug, isCorrect } of recent.slice(0, RECENT_ANSWERS)) {
    const { answers, correct } = counts.get(topicSlug) ?? { answers: 0, correct: 0 }
    if (answers < RECENT_IN_TOPIC) {
      counts.set(topicSlug, { answers: answers + 1, correct: correct + isCorrect })
    }
  }
  const titles = listTopicTitles(view, [...counts.keys()])
  return [...counts]
    .map(([topicSlug, { answers, correct }]) => ({
      topicSlug,
      topicTitle: titles.get(topicSlug) ?? topicSlug,
      recentAnswers: answers,
      recentCorrect: correct,
    }))
    .toSorted((a, b) => (a.topicSlug < b.topicSlug ? -1 : 1))
}

const recentAnswers = prepare((given: Readonly<Record<'userId' | 'withdrawn', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'completedAt as at', 'topicSlug', 'isCorrect'])
    .where('userId', '=', given.userId)
    .where('id', 'not in', textsOf(given.withdrawn))
    .orderBy('completedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT_ANSWERS),
)
