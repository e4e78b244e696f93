import { sql } from 'kysely'
import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { foldLearnerTopic } from './fold-learner-topic.server.ts'
import { listMasteryLevels } from './list-mastery-levels.server.ts'
import { newestFirst } from './list-paid-attempts.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import { summariseTopic, type TimedAttempt, type TopicStatistics } from './rules/topic-statistics.ts'

/** How many of the last answers the mean time is taken of. */
const TIMED_ATTEMPTS = 200

/**
 * How a learner does in one topic; pending entries are counted. Right and wrong are counted over all answers, the mean time
 * over the last `TIMED_ATTEMPTS`.
 *
 * @throws Error for a topic that is not configured
 */
export function getTopicStatistics(
  view: LearnerSnapshot,
  userId: string,
  topicSlug: string,
): TopicStatistics {
  const asked = { userId, topicSlug, withdrawn: toList([...listWithdrawnIds(view)]) }
  const pending = selectAttempts(view.pending).filter(({ payload }) => payload.topicSlug === topicSlug)
  const folded = foldLearnerTopic(view, userId, topicSlug)
  const mastery = listMasteryLevels(view, userId, topicSlug, folded)
  const timed = listTimed(view, asked, pending.map(toTimed))
  const levels = folded.configuration.history.current.reviewIntervals.length + 1
  const counted = view.all('topic-answers', answersIn(asked))
  const attempts = counted.reduce((sum, row) => sum + row.attempts, pending.length)
  const correct = counted
    .filter(({ isCorrect }) => isCorrect === 1)
    .reduce((sum, row) => sum + row.attempts, pending.filter(({ verdict }) => verdict.isCorrect).length)
  return {
    ...summariseTopic(timed, [...mastery.values()], levels),
    attempts,
    correct,
    accuracy: attempts === 0 ? null : correct / attempts,
  }
}

type Asked = Readonly<Record<'userId' | 'topicSlug' | 'withdrawn', string>>

/** By way of the tasks, so that an index alone says which answers were right. */
const answersIn = prepare((given: Asked) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select((eb) => ['isCorrect', eb.fn.countAll<number>().as('attempts')])
    .where('userId', '=', given.userId)
    .where('taskId', 'in', (eb) =>
      eb
        .selectFrom('UserTaskAttempt as tried')
        .select('tried.taskId')
        .distinct()
        .where('tried.userId', '=', given.userId)
        .where('tried.topicSlug', '=', given.topicSlug),
    )
    .where(sql<boolean>`+"UserTaskAttempt"."topicSlug" = ${given.topicSlug}`)
    .where('id', 'not in', textsOf(given.withdrawn))
    .groupBy('isCorrect'),
)

type Timed = TimedAttempt & { readonly id: string; readonly at: string }

function toTimed({ id, at, payload, verdict }: ReturnType<typeof selectAttempts>[number]): Timed {
  return { id, at, isCorrect: verdict.isCorrect, durationMs: payload.durationMs ?? null }
}

function listTimed(view: LearnerSnapshot, asked: Asked, pending: readonly Timed[]): Timed[] {
  const stored = view
    .all('topic-times', timesIn(asked))
    .map((row): Timed => ({ ...row, isCorrect: Boolean(row.isCorrect) }))
  return [...stored, ...pending].toSorted(newestFirst).slice(0, TIMED_ATTEMPTS)
}

const timesIn = prepare((given: Asked) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'completedAt as at', 'isCorrect', 'durationMs'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom(
          tables
            .selectFrom('UserTaskAttempt')
            .select('id')
            .where('userId', '=', given.userId)
            .where('topicSlug', '=', given.topicSlug)
            .where('id', 'not in', textsOf(given.withdrawn))
            .orderBy('completedAt', 'desc')
            .orderBy('id', 'desc')
            .limit(TIMED_ATTEMPTS)
            .as('latest'),
        )
        .select('latest.id'),
    ),
)
