import { toDayNumber } from '#app/kernel/day.ts'
import type { dashboard } from '#app/words/en/dashboard.ts'
import { hashText } from './hash-text.ts'

/** What a quest counts, over one day of a learner. */
export type QuestMetric =
  /** Answers given. */
  | 'answers'
  /** Right answers. */
  | 'correct'
  /** Different tasks that were answered right. */
  | 'tasks'
  /** The longest run of right answers. */
  | 'run'
  /** Tasks that were answered right at first sight. */
  | 'first-try'
  /** Tasks that were answered when their review was due, right or not. */
  | 'reviews'
  | 'xp'
  /** Lessons finished. */
  | 'lessons'

/** What a quest is called by; the catalog has a title for each. */
export type QuestSlug = keyof (typeof dashboard)['messages']['quests']['titles']

/** Something to do today. */
export interface Quest {
  readonly slug: QuestSlug
  /** What its metric has to reach, ≥ 1. */
  readonly target: number
  readonly metric: QuestMetric
}

/** An answer, as quests see it. */
export interface QuestAttempt {
  readonly taskId: string
  readonly topicSlug: string
  readonly isCorrect: boolean
  /** Whether the task's review was due when it was given. */
  readonly wasDue: boolean
  /** Whether it is the learner's first answer ever to the task. */
  readonly isFirstTry: boolean
  /** Whole points. */
  readonly xpEarned: number
}

/** What a learner did on one of their days. */
export interface QuestFacts {
  /** In the order in which they were given. */
  readonly attempts: readonly QuestAttempt[]
  readonly lessonsFinished: number
}

/** What there was to do when the learner's day began. */
export interface QuestOffer {
  /** Whether a task was due for review. */
  readonly hasDue: boolean
  /**
   * Whether something was new in the courses taken up: a lesson not finished and a task never answered, in a topic that
   * is not full. Taken for true when not told; say false to a learner who is through with everything.
   */
  readonly hasNew?: boolean
}

/** How far a quest is done. */
export interface QuestProgress {
  /** 0 to the quest's target. */
  readonly done: number
  readonly isDone: boolean
}

/** All quests that there are. Each can be done by a learner of one course within a quarter of an hour. */
export const DAILY_QUESTS: readonly Quest[] = [
  quest('warm-up', 'answers', 5),
  quest('five-right', 'correct', 5),
  quest('ten-answers', 'answers', 10),
  quest('eight-right', 'correct', 8),
  quest('three-tasks', 'tasks', 3),
  quest('six-tasks', 'tasks', 6),
  quest('run-of-three', 'run', 3),
  quest('run-of-five', 'run', 5),
  quest('first-sight', 'first-try', 1),
  quest('one-review', 'reviews', 1),
  quest('twenty-xp', 'xp', 20),
  quest('forty-xp', 'xp', 40),
  quest('one-lesson', 'lessons', 1),
]

/**
 * A learner's quests of one day: three, each of another metric, and never the three of the day before.
 *
 * The first is one of the quests that count answers or right answers, which anybody can always do; they take turns from
 * day to day, each learner beginning elsewhere, so that two days in a row differ in it. The other two are of the metrics
 * that rank lowest by `hashText` of metric, learner and day, and which quest of a metric it is goes by that hash as well.
 * Nothing else goes in, so every machine picks the same.
 *
 * @param userId ULID
 * @param day `YYYY-MM-DD` where the learner is
 * @param offer as of the **beginning** of that day, so that the quests stay while they are being done: a caller counts as
 *   due what was due before the day's first answer, even if it has been answered since, and as new what was new then
 * @returns three, the first the one that anybody can do
 */
export function pickQuests(userId: string, day: string, offer: QuestOffer): Quest[] {
  const turn = hashText(userId) + toDayNumber(day)
  const always = DAILY_QUESTS.filter(({ metric }) => isAlwaysFirst(metric))
  const others = [...new Set(DAILY_QUESTS.map(({ metric }) => metric))]
    .filter((metric) => !isAlwaysFirst(metric) && isOffered(metric, offer))
    .map((metric) => ({ metric, rank: hashText(`${metric} ${userId} ${day}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.metric < b.metric ? -1 : 1))
    .slice(0, QUESTS_A_DAY - 1)
    .map(({ metric, rank }) => takeTurn(questsOf(metric), rank))
  return [takeTurn(always, turn), ...others]
}

/** How far a quest is done by what happened on its day; more facts never make it less. */
export function progressOf({ metric, target }: Quest, facts: QuestFacts): QuestProgress {
  const done = Math.min(target, measure(metric, facts))
  return { done, isDone: done === target }
}

const QUESTS_A_DAY = 3

function quest(slug: QuestSlug, metric: QuestMetric, target: number): Quest {
  return { slug, target, metric }
}

function isAlwaysFirst(metric: QuestMetric): boolean {
  return metric === 'answers' || metric === 'correct'
}

function isOffered(metric: QuestMetric, { hasDue, hasNew = true }: QuestOffer): boolean {
  if (metric === 'reviews') return hasDue
  return hasNew || metric === 'tasks' || metric === 'run'
}

function questsOf(metric: QuestMetric): readonly Quest[] {
  return DAILY_QUESTS.filter((one) => one.metric === metric)
}

function takeTurn(quests: readonly Quest[], turn: number): Quest {
  const taken = quests.at(turn % quests.length)
  if (!taken) throw new Error('no quest to take')
  return taken
}

function measure(metric: QuestMetric, { attempts, lessonsFinished }: QuestFacts): number {
  const right = attempts.filter(({ isCorrect }) => isCorrect)
  switch (metric) {
    case 'answers':
      return attempts.length
    case 'correct':
      return right.length
    case 'tasks':
      return countTasks(right)
    case 'run':
      return longestRun(attempts)
    case 'first-try':
      return countTasks(right.filter(({ isFirstTry }) => isFirstTry))
    case 'reviews':
      return countTasks(attempts.filter(({ wasDue }) => wasDue))
    case 'xp':
      return attempts.reduce((sum, { xpEarned }) => sum + xpEarned, 0)
    case 'lessons':
      return lessonsFinished
  }
}

function countTasks(attempts: readonly QuestAttempt[]): number {
  return new Set(attempts.map(({ taskId }) => taskId)).size
}

function longestRun(attempts: readonly QuestAttempt[]): number {
  let longest = 0
  let current = 0
  for (const { isCorrect } of attempts) {
    current = isCorrect ? current + 1 : 0
    longest = Math.max(longest, current)
  }
  return longest
}
