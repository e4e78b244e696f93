import type { LearnerSnapshot } from '#app/data/reader.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { foldLearnerTopic } from './fold-learner-topic.server.ts'
import type { LearnerPlace } from './list-topic-standings.server.ts'
import { compareAttempts, foldAttempt } from './rules/fold-topic.ts'
import type { Pay } from './rules/pay.ts'
import { termsOn } from './rules/topic-terms.ts'

/** What a right answer to a task would pay a learner now; pending entries are counted. */
export function previewPay(
  view: LearnerSnapshot,
  { userId, timeZone }: LearnerPlace,
  { taskId, topicSlug }: { readonly taskId: string; readonly topicSlug: string },
  nowMs: number,
): Pay {
  const { configuration, topic, schedules } = foldLearnerTopic(view, userId, topicSlug, [taskId])
  const now = { id: '', at: toIso(nowMs), localDay: localDay(nowMs, timeZone) }
  // Who has travelled back over the date line answers on the day that they left, as far as the order of answers goes.
  const place = topic.last && compareAttempts(topic.last, now) > 0 ? topic.last : now
  const attempt = { ...place, taskId, isCorrect: true, acknowledgedXp: null }
  const terms = termsOn(configuration.history, place.localDay)
  return foldAttempt(terms, topic, schedules.get(taskId) ?? null, attempt).settled.pay
}
