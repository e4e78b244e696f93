import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { toColumns } from './attempt-statements.server.ts'
import type { LearnerTopic } from './fold-learner-topic.server.ts'
import type { SettledAttempt } from './rules/fold-topic.ts'

/** A stored attempt of which the rules make something else than its row says. */
export interface StaleAttempt {
  readonly id: string
  /** `YYYY-MM-DD`. */
  readonly localDay: string
  readonly settled: SettledAttempt
}

/**
 * The stored attempts that a late or withdrawn one has changed: only in topics that were derived from the beginning can
 * there be any.
 */
export function listStaleAttempts(
  view: LearnerSnapshot,
  userId: string,
  topics: readonly LearnerTopic[],
): StaleAttempt[] {
  const replayed = topics.filter(({ isReplayed }) => isReplayed)
  if (replayed.length === 0) return []
  const settledById = new Map(replayed.flatMap(({ settled }) => [...settled]))
  const topicSlugs = toList(replayed.map(({ configuration }) => configuration.history.current.topicSlug))
  return view
    .all('settled-attempts', settledOf({ userId, topicSlugs }))
    .flatMap(({ id, localDay, ...row }) => {
      const settled = settledById.get(id)
      return settled && isStale(row, settled) ? [{ id, localDay, settled }] : []
    })
}

const settledOf = prepare((given: Readonly<Record<'userId' | 'topicSlugs', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'localDay', 'xpEarned', 'multiplier', 'payReason', 'dayPlace', 'configRevision'])
    .select(['review', 'nextReviewDate', 'reviewCount', 'masteryLevel'])
    .where('userId', '=', given.userId)
    .where('topicSlug', 'in', textsOf(given.topicSlugs)),
)

type SettledRow = ReturnType<typeof toColumns>

function isStale(row: SettledRow, settled: SettledAttempt): boolean {
  const anew = toColumns(settled, 0)
  return (
    row.xpEarned !== anew.xpEarned ||
    row.multiplier !== anew.multiplier ||
    row.payReason !== anew.payReason ||
    row.dayPlace !== anew.dayPlace ||
    row.configRevision !== anew.configRevision ||
    row.review !== anew.review ||
    row.nextReviewDate !== anew.nextReviewDate ||
    row.reviewCount !== anew.reviewCount ||
    row.masteryLevel !== anew.masteryLevel
  )
}
