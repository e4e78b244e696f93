import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, textsOf, toList } from '#app/data/sql.ts'
import type { Json } from '#app/kernel/entry.ts'
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
import { selectAttempts } from './rules/attempt.ts'

/** An answer that was given in a practice session. */
export interface PracticeAttempt extends PaidAttempt {
  readonly answer: Json
}

/**
 * The answers that a learner gave in a practice session, the first one first; pending ones are counted, and what was taken
 * back is left out. In somebody else's session they gave none.
 *
 * @param practiceId ULID
 */
export function listPracticeAttempts(
  view: LearnerSnapshot,
  userId: string,
  practiceId: string,
): PracticeAttempt[] {
  const withdrawn = toList([...listWithdrawnIds(view)])
  const settled = listSettledAttempts(view, userId)
  const stored = view
    .all('practice-attempts', attemptsOf({ userId, practiceId, withdrawn }))
    .map(({ answer, ...row }): PracticeAttempt => {
      // cast: written by JSON.stringify and held by a CHECK.
      return { ...settle(settled, toPaidAttempt(row)), answer: JSON.parse(answer) as Json }
    })
  const answers = new Map(
    selectAttempts(view.pending)
      .filter(({ payload }) => payload.practiceId === practiceId)
      .map(({ id, payload }) => [id, payload.answer]),
  )
  const pending = listPendingPaid(view, settled).flatMap((attempt): PracticeAttempt[] => {
    const answer = answers.get(attempt.id)
    return answer === undefined ? [] : [{ ...attempt, answer }]
  })
  return [...stored, ...pending].toSorted((a, b) => newestFirst(b, a))
}

const attemptsOf = prepare((given: Readonly<Record<'userId' | 'practiceId' | 'withdrawn', string>>) =>
  paidAttempts()
    .select('answer')
    .where('userId', '=', given.userId)
    .where('practiceId', '=', given.practiceId)
    .where('id', 'not in', textsOf(given.withdrawn))
    .orderBy('completedAt', 'desc')
    .limit(MOST_ATTEMPTS),
)

/** A session that pages made has ten or a few more; its id can be sent with anything. */
const MOST_ATTEMPTS = 100

/** The tasks that were answered, each once, in the order in which they were answered first. */
export function answeredTasks(attempts: readonly PracticeAttempt[]): string[] {
  return [...new Set(attempts.map(({ taskId }) => taskId))]
}
