import type { LearnerSnapshot } from '#app/data/reader.ts'
import { listTopicAttempts } from './list-topic-attempts.server.ts'
import { getRates, type TopicRates } from './list-topic-xp.server.ts'
import type { Attempt, AttemptVerdict } from './rules/attempt.ts'
import { deriveTopicXp } from './rules/topic-xp.ts'

/** An attempt that has been graded, and is not paid yet. */
export type GradedAttempt = Omit<Attempt, 'paidXp'>

/** Says what an attempt earns, on top of those that were judged before it. */
export type JudgeAttempt = (attempt: GradedAttempt) => AttemptVerdict

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
  const topics = new Map<string, Topic>()

  function readTopic(topicSlug: string) {
    const known = topics.get(topicSlug)
    if (known) return known
    const attempts = listTopicAttempts(view, userId, topicSlug, taskIds)
    const topic = { rates: getRates(view, topicSlug), attempts, solvedAt: new Map<string, string>() }
    for (const attempt of attempts) noteSolved(topic, attempt)
    topics.set(topicSlug, topic)
    return topic
  }

  return (graded) => {
    // A wrong answer pays nothing and changes no other's pay: its topic need not be read.
    if (!graded.isCorrect) return { isCorrect: false, xpEarned: 0 }
    const topic = readTopic(graded.topicSlug)
    const { rates, attempts, solvedAt } = topic
    const firstAt = solvedAt.get(graded.taskId)
    // Nor does a right one after another at the same task: see `deriveTopicXp`.
    if (firstAt !== undefined && firstAt < graded.at) return { isCorrect: true, xpEarned: 0 }
    const { payByAttempt } = deriveTopicXp(rates, [...attempts, { ...graded, paidXp: 0 }])
    const xpEarned = payByAttempt.get(graded.id) ?? 0
    const judged = { ...graded, paidXp: xpEarned }
    attempts.push(judged)
    noteSolved(topic, judged)
    return { isCorrect: true, xpEarned }
  }
}

interface Topic {
  readonly rates: TopicRates
  readonly attempts: Attempt[]
  /** When each task was first solved, in whichever topic; by task id, ISO-8601. */
  readonly solvedAt: Map<string, string>
}

function noteSolved({ solvedAt }: Topic, { taskId, isCorrect, at }: Attempt): void {
  const before = solvedAt.get(taskId)
  if (isCorrect && (before === undefined || at < before)) solvedAt.set(taskId, at)
}
