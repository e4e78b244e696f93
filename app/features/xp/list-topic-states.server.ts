import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { rowToDay } from './row-day.server.ts'
import { NEW_TOPIC, type TopicState } from './rules/fold-topic.ts'
import { XP_RULES_VERSION } from './rules/rules-version.ts'

/** A state as it is stored; `outdated` where other rules derived it: the answers have to be taken in again. */
export type StoredTopicState = TopicState | 'outdated'

/** A learner's stored states, by topic; a topic in which nothing has been answered is not in it. */
export function listTopicStates(view: Snapshot, userId: string): ReadonlyMap<string, StoredTopicState> {
  return new Map(
    view.all('topic-states', statesOf({ userId })).map((row) => [row.topicSlug, rowToState(row)]),
  )
}

/** A learner's stored state in one topic; a new one where nothing has been answered. */
export function getTopicState(view: Snapshot, userId: string, topicSlug: string): StoredTopicState {
  const [row] = view.all('topic-state', stateOf({ userId, topicSlug }))
  return row ? rowToState(row) : NEW_TOPIC
}

const statesOf = prepare((given: { readonly userId: string }) => states().where('userId', '=', given.userId))

const stateOf = prepare((given: Readonly<Record<'userId' | 'topicSlug', string>>) =>
  states().where('userId', '=', given.userId).where('topicSlug', '=', given.topicSlug),
)

function states() {
  return tables
    .selectFrom('UserTopicXp')
    .select(['topicSlug', 'currentXp', 'highestXp', 'totalXpEarned', 'dailyTasksDate', 'dailyTasksCount'])
    .select(['srsStage', 'nextReviewDate', 'lastPracticedDate', 'rulesVersion'])
    .select(['lastActivity', 'lastAttemptId', 'lastAttemptDay'])
}

type StateRow = ReturnType<typeof states> extends { execute(): Promise<(infer Row)[]> } ? Row : never

function rowToState(row: StateRow): StoredTopicState {
  if (row.rulesVersion !== XP_RULES_VERSION) return 'outdated'
  const { currentXp, highestXp, totalXpEarned, dailyTasksDate, dailyTasksCount, srsStage } = row
  const { lastActivity: at, lastAttemptId: id, lastAttemptDay: localDay } = row
  return {
    currentXp,
    highestXp,
    totalXpEarned,
    dailyTasksDate,
    dailyTasksCount,
    srsStage,
    nextReviewDay: row.nextReviewDate === null ? null : rowToDay(row.nextReviewDate),
    lastPracticedDay: row.lastPracticedDate === null ? null : rowToDay(row.lastPracticedDate),
    last: at === null || id === null || localDay === null ? null : { at, id, localDay },
  }
}
