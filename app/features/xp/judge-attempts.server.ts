import type { LearnerSnapshot } from '#app/data/reader.ts'
import { foldLearnerTopic, type LearnerTopic } from './fold-learner-topic.server.ts'
import { listTopicAttempts } from './list-topic-attempts.server.ts'
import type { AttemptVerdict } from './rules/attempt.ts'
import type { SettledAttempt, TopicAttempt } from './rules/fold-topic.ts'
import { countsForPractice } from './rules/late-window.ts'
import type { Pay } from './rules/pay.ts'
import { canGoOn, replayTopic, type FoldedTopic } from './rules/replay-topic.ts'

/** An attempt that has been graded, and is not paid yet. */
export interface GradedAttempt extends Omit<TopicAttempt, 'acknowledgedXp'> {
  readonly topicSlug: string
  /** ISO-8601; null when it comes at once. */
  readonly receivedAt: string | null
}

/** What is said of an attempt. */
export interface JudgedAttempt {
  readonly verdict: AttemptVerdict
  readonly pay: Pay
  /** What became of it; null for one that came too late to count. */
  readonly settled: SettledAttempt | null
  /** Its topic with it. */
  readonly topic: LearnerTopic
}

/** Says what an attempt earns, on top of those that were judged before it. */
export type JudgeAttempt = (attempt: GradedAttempt) => JudgedAttempt

/**
 * Opens the judging of a learner's attempts, one after another. Each topic is read once; good while the snapshot is.
 *
 * @param taskIds the tasks of all the attempts that will come
 */
export function judgeAttempts(
  view: LearnerSnapshot,
  userId: string,
  taskIds: readonly string[],
): JudgeAttempt {
  const topics = new Map<string, { folded: LearnerTopic; readonly judged: TopicAttempt[] }>()

  function openTopic(topicSlug: string) {
    const known = topics.get(topicSlug)
    if (known) return known
    const opened = { folded: foldLearnerTopic(view, userId, topicSlug, taskIds), judged: [] }
    topics.set(topicSlug, opened)
    return opened
  }

  return (graded) => {
    const open = openTopic(graded.topicSlug)
    if (!countsForPractice(graded.at, graded.receivedAt)) {
      return {
        verdict: { isCorrect: graded.isCorrect, xpEarned: 0, pay: TOO_OLD },
        pay: paid(0, TOO_OLD),
        settled: null,
        topic: open.folded,
      }
    }
    const attempt = { ...graded, acknowledgedXp: null }
    const before = () => [...listTopicAttempts(view, userId, graded.topicSlug), ...open.judged]
    open.folded = { ...open.folded, ...takeIn(open.folded, attempt, before) }
    const settled = open.folded.settled.get(graded.id)
    if (!settled) throw new Error(`attempt ${graded.id} was not taken in`)
    const { xpEarned, ...pay } = settled.pay
    open.judged.push({ ...attempt, acknowledgedXp: xpEarned })
    return {
      verdict: { isCorrect: graded.isCorrect, xpEarned, pay },
      pay: settled.pay,
      settled,
      topic: open.folded,
    }
  }
}

/** Goes on from what was folded, or from the beginning where the attempt is older than that. */
function takeIn(
  { configuration: { history }, ...folded }: LearnerTopic,
  attempt: TopicAttempt,
  before: () => TopicAttempt[],
): FoldedTopic {
  if (canGoOn(folded.topic, [attempt])) return replayTopic(history, [attempt], folded)
  return replayTopic(history, [...before(), attempt])
}

const TOO_OLD = { multiplier: '0', reason: 'too-old', place: 0 } as const

function paid(xpEarned: number, why: Omit<Pay, 'xpEarned'>): Pay {
  return { xpEarned, ...why }
}
