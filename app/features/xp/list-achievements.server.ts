import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listLessonProgress } from '#app/features/learning/list-lesson-progress.server.ts'
import { findStreak } from './find-streak.server.ts'
import { foldLearnerTopic, listChangedTopics, type LearnerTopic } from './fold-learner-topic.server.ts'
import { listChangedDays } from './list-changed-days.server.ts'
import { listTopicStates } from './list-topic-states.server.ts'
import { listTopicTerms } from './list-topic-terms.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import { listAchieved, type AchievementFacts, type AchievementState } from './rules/achievements.ts'
import { isIdle } from './rules/activity-day.ts'
import type { ActivityDay } from './rules/activity.ts'
import { selectAttempts } from './rules/attempt.ts'
import type { TopicState } from './rules/fold-topic.ts'
import { levelOf } from './rules/level.ts'

/** Every achievement, and how far a learner is; pending entries are counted. */
export function listAchievements(
  view: LearnerSnapshot,
  { userId }: { readonly userId: string },
): AchievementState[] {
  const changed = listChangedDays(view, userId)
  const finished = [...listLessonProgress(view, userId).values()].filter(
    (lesson) => lesson.finishedAt !== null,
  )
  return listAchieved({
    ...countActivity(view, userId, changed),
    ...countTopics(view, userId),
    lessonsFinished: finished.length,
    longestStreakDays: findStreak(view, userId, changed)?.state.longestDays ?? 0,
  })
}

function countActivity(
  view: LearnerSnapshot,
  userId: string,
  changed: readonly ActivityDay[],
): Pick<AchievementFacts, 'attempts' | 'correct' | 'activeDays'> {
  const days = toList(changed.map(({ localDay }) => localDay))
  const [stored] = view.all('activity-sums', sumsWithout({ userId, days }))
  const anew = changed.filter((day) => !isIdle(day))
  return {
    attempts: anew.reduce((sum, { attempts }) => sum + attempts, stored?.attempts ?? 0),
    correct: anew.reduce((sum, { correct }) => sum + correct, stored?.correct ?? 0),
    activeDays: anew.length + (stored?.activeDays ?? 0),
  }
}

const sumsWithout = prepare((given: Readonly<Record<'userId' | 'days', string>>) =>
  tables
    .selectFrom('UserActivityDay')
    .select((eb) => [
      eb.fn.countAll<number>().as('activeDays'),
      eb.fn.sum<number | null>('attempts').as('attempts'),
      eb.fn.sum<number | null>('correct').as('correct'),
    ])
    .where('userId', '=', given.userId)
    .where('localDay', 'not in', textsOf(given.days)),
)

/** Decay takes nothing that was earned once. */
function countTopics(
  view: LearnerSnapshot,
  userId: string,
): Pick<AchievementFacts, 'highestLevel' | 'topicsPractised' | 'totalXp' | 'masteredTasks'> {
  const stored = listTopicStates(view, userId)
  const states = new Map<string, TopicState>()
  const unread = listChangedTopics(view)
  for (const [topicSlug, state] of stored) {
    if (state === 'outdated') unread.add(topicSlug)
    else states.set(topicSlug, state)
  }
  const folded = new Map([...unread].map((slug) => [slug, foldLearnerTopic(view, userId, slug)]))
  for (const [topicSlug, { topic }] of folded) states.set(topicSlug, topic)
  const practised = [...states].flatMap(([topicSlug, state]) =>
    state.last === null ? [] : [{ topicSlug, ...state }],
  )
  const terms = listTopicTerms(view, [...states.keys()])
  const levels = practised.map(({ topicSlug, highestXp }) =>
    levelOf(highestXp, terms.get(topicSlug)?.history.current.levelThresholds ?? []),
  )
  return {
    highestLevel: Math.max(0, ...levels),
    topicsPractised: practised.length,
    totalXp: practised.reduce((sum, { totalXpEarned }) => sum + totalXpEarned, 0),
    masteredTasks: countMastered(view, userId, { folded, terms }),
  }
}

/** Mastered is a task that has ever climbed all the intervals of its topic: to fall back takes nothing that was earned. */
function countMastered(
  view: LearnerSnapshot,
  userId: string,
  known: {
    readonly folded: ReadonlyMap<string, LearnerTopic>
    readonly terms: ReturnType<typeof listTopicTerms>
  },
): number {
  const topOf = (topicSlug: string): number =>
    known.terms.get(topicSlug)?.history.current.reviewIntervals.length ?? Infinity
  const unchanged = view
    .all('highest-mastery-counts', highestMasteryCounts({ userId }))
    .filter(({ topicSlug, masteryLevel }) => !known.folded.has(topicSlug) && masteryLevel >= topOf(topicSlug))
    .reduce((sum, { tasks }) => sum + tasks, 0)
  const changed = [...known.folded].map(([topicSlug, folded]) => {
    const highest = readHighest(view, userId, topicSlug, folded)
    return [...highest.values()].filter((level) => level >= topOf(topicSlug)).length
  })
  return changed.reduce((sum, count) => sum + count, unchanged)
}

const highestMasteryCounts = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom(
      tables
        .selectFrom('UserTaskAttempt')
        .select((eb) => ['topicSlug', 'taskId', eb.fn.max('masteryLevel').as('masteryLevel')])
        .where('userId', '=', given.userId)
        .groupBy(['topicSlug', 'taskId'])
        .as('highest'),
    )
    .select((eb) => ['topicSlug', 'masteryLevel', eb.fn.countAll<number>().as('tasks')])
    .groupBy(['topicSlug', 'masteryLevel']),
)

/** The highest mastery that each task of a topic has ever had, with what the pending entries make of each answer. */
function readHighest(
  view: LearnerSnapshot,
  userId: string,
  topicSlug: string,
  { settled }: LearnerTopic,
): Map<string, number> {
  const withdrawn = listWithdrawnIds(view)
  const stored = view
    .all('mastery-of-answers', masteryOfAnswers({ userId, topicSlug }))
    .filter(({ id }) => !withdrawn.has(id))
  const pending = selectAttempts(view.pending)
    .filter(({ payload }) => payload.topicSlug === topicSlug)
    .map(({ id, payload }) => ({ id, taskId: payload.taskId, masteryLevel: 0 }))
  const highest = new Map<string, number>()
  for (const { id, taskId, masteryLevel } of [...stored, ...pending]) {
    const level = settled.get(id)?.schedule.masteryLevel ?? masteryLevel
    highest.set(taskId, Math.max(level, highest.get(taskId) ?? 0))
  }
  return highest
}

const masteryOfAnswers = prepare((given: Readonly<Record<'userId' | 'topicSlug', string>>) =>
  tables
    .selectFrom('UserTaskAttempt')
    .select(['id', 'taskId', 'masteryLevel'])
    .where('userId', '=', given.userId)
    .where('topicSlug', '=', given.topicSlug),
)
