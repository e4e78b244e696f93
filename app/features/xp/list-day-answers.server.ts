import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import {
  listPendingPaid,
  newestFirst,
  paidAttempts,
  settle,
  toPaidAttempt,
  type PaidAttempt,
} from './list-paid-attempts.server.ts'
import { listSettledAttempts } from './list-settled-attempts.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { rowToDay } from './row-day.server.ts'
import type { QuestAttempt } from './rules/daily-quests.ts'

/**
 * A learner's answers of one of their days, in the order in which they were given; pending entries included, what came too
 * late to count left out.
 *
 * @param day `YYYY-MM-DD`
 */
export function listDayAnswers(view: LearnerSnapshot, userId: string, day: string): QuestAttempt[] {
  const settled = listSettledAttempts(view, userId)
  const withdrawn = toList([...listWithdrawnIds(view)])
  const stored = view
    .all('day-answers', answersOn({ userId, day, withdrawn }))
    .map((row) => settle(settled, toPaidAttempt(row)))
  const pending = listPendingPaid(view, settled)
  const answers = [...stored, ...pending.filter(({ localDay }) => localDay === day)]
    .filter(({ reason }) => reason !== 'too-old')
    .toSorted((a, b) => newestFirst(b, a))
  const [first] = answers
  if (!first) return []
  const taskIds = toList([...new Set(answers.map(({ taskId }) => taskId))])
  const before = [
    ...view
      .all('answers-before', answersBefore({ userId, taskIds, at: first.at, withdrawn }))
      .map(({ nextReviewDate, ...row }) => ({
        ...row,
        nextReviewDay:
          settled.get(row.id)?.schedule.nextReviewDay ?? (nextReviewDate && rowToDay(nextReviewDate)),
      })),
    // Whatever its day: one of this day is among the answers themselves, unless it came too late to count.
    ...pending.filter(({ at }) => at < first.at),
  ]
  return toQuestAttempts(answers, before)
}

const answersOn = prepare((given: Readonly<Record<'userId' | 'day' | 'withdrawn', string>>) =>
  paidAttempts()
    .where('userId', '=', given.userId)
    .where('localDay', '=', given.day)
    .where('id', 'not in', textsOf(given.withdrawn)),
)

/** The last right and the last wrong answer to each of these tasks before an instant: the index holds them in that order. */
const answersBefore = prepare((given: BeforeGiven) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'taskId', 'completedAt as at', 'nextReviewDate'])
    .where('id', 'in', lastBefore(given, 1).unionAll(lastBefore(given, 0))),
)

type BeforeGiven = Readonly<Record<'userId' | 'taskIds' | 'at' | 'withdrawn', string>>

function lastBefore(given: BeforeGiven, isCorrect: 0 | 1) {
  return tables
    .selectFrom('Task')
    .select((eb) =>
      eb
        .selectFrom('UserTaskAttempt as earlier')
        .select('earlier.id')
        .where('earlier.userId', '=', given.userId)
        .whereRef('earlier.taskId', '=', 'Task.id')
        .where('earlier.isCorrect', '=', isCorrect)
        .where('earlier.completedAt', '<', given.at)
        .where('earlier.id', 'not in', textsOf(given.withdrawn))
        .orderBy('earlier.completedAt', 'desc')
        .orderBy('earlier.id', 'desc')
        .limit(1)
        .as('id'),
    )
    .where('Task.id', 'in', textsOf(given.taskIds))
}

type Earlier = Pick<PaidAttempt, 'id' | 'taskId' | 'at' | 'nextReviewDay'>

/** @param before answers of earlier days to the same tasks, in no order: the last to each at least */
function toQuestAttempts(answers: readonly PaidAttempt[], before: readonly Earlier[]): QuestAttempt[] {
  const latest = new Map<string, Earlier>()
  for (const one of before.toSorted((a, b) => newestFirst(b, a))) latest.set(one.taskId, one)
  return answers.map((answer) => {
    const { taskId, topicSlug, isCorrect, xpEarned, localDay } = answer
    const last = latest.get(taskId)
    latest.set(taskId, answer)
    const wasDue = typeof last?.nextReviewDay === 'string' && last.nextReviewDay <= localDay
    return { taskId, topicSlug, isCorrect, xpEarned, isFirstTry: last === undefined, wasDue }
  })
}
