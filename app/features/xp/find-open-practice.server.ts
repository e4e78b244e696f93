import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { localDay } from '#app/kernel/time.ts'
import { answeredTasks, listPracticeAttempts } from './list-practice-attempts.server.ts'
import { listPracticeQueue } from './list-practice-queue.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { selectAttempts } from './rules/attempt.ts'
import { modeOf, SESSION_TASKS } from './rules/practice-mode.ts'

/** A practice session that was begun and not brought to its end. */
export interface OpenPractice {
  readonly practiceId: string
  /** The topic that it keeps to; null for none. */
  readonly topicSlug: string | null
  readonly answered: number
  readonly total: number
}

/** The practice session that the learner was in last, where that was today and something of it is left; null else. */
export function findOpenPractice(
  view: LearnerSnapshot,
  learner: LearnerPlace,
  nowMs: number,
): OpenPractice | null {
  const practiceId = findLatest(view, learner.userId, localDay(nowMs, learner.timeZone))
  if (practiceId === null) return null
  const attempts = listPracticeAttempts(view, learner.userId, practiceId)
  const mode = modeOf(practiceId)
  const topicSlug = mode === 'weak' || mode === 'topic' ? (attempts.at(-1)?.topicSlug ?? null) : null
  const answered = new Set(answeredTasks(attempts))
  const left = listPracticeQueue(view, learner, { mode, topicSlug }, nowMs).filter(
    ({ taskId }) => !answered.has(taskId),
  )
  const total = Math.min(SESSION_TASKS, answered.size + left.length)
  return answered.size < total ? { practiceId, topicSlug, answered: answered.size, total } : null
}

/** The session of the day's latest answer in one, of those that still count. */
function findLatest(view: LearnerSnapshot, userId: string, day: string): string | null {
  const withdrawn = toList([...listWithdrawnIds(view)])
  const stored = view.all('latest-practice', latestOf({ userId, day, withdrawn }))
  const pending = selectAttempts(view.pending)
    .filter((entry) => entry.localDay === day)
    .flatMap(({ at, id, payload }) =>
      payload.practiceId ? [{ at, id, practiceId: payload.practiceId }] : [],
    )
  const latest = [...stored, ...pending].toSorted((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1))
  return latest[0]?.practiceId ?? null
}

const latestOf = prepare((given: Readonly<Record<'userId' | 'day' | 'withdrawn', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['completedAt as at', 'id', 'practiceId'])
    .where('userId', '=', given.userId)
    .where('localDay', '=', given.day)
    .where('practiceId', 'is not', null)
    .where('id', 'not in', textsOf(given.withdrawn))
    .orderBy('completedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
)
