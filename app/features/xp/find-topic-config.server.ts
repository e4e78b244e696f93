import { z } from 'zod/mini'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { TopicConfig } from './rules/topic-config.ts'

/** A topic's configuration as it is in force now; null for a topic that is not configured. */
export function findTopicConfig(view: Snapshot, topicSlug: string): TopicConfig | null {
  const [row] = view.all('topic-config', configOf({ topicSlug }))
  if (!row) return null
  return {
    ...row,
    multiplierFull: Number(row.multiplierFull),
    multiplierHalf: Number(row.multiplierHalf),
    multiplierLow: Number(row.multiplierLow),
    multiplierEarly: Number(row.multiplierEarly),
    levelThresholds: Numbers.parse(JSON.parse(row.levelThresholds)),
    dailyXpDecay: Number(row.dailyXpDecay),
    minXpPercent: Number(row.minXpPercent),
    reviewIntervals: Numbers.parse(JSON.parse(row.reviewIntervals)),
    tags: Texts.parse(JSON.parse(row.tags)),
    desiredRetention: Number(row.desiredRetention),
  }
}

const configOf = prepare((given: { readonly topicSlug: string }) =>
  tables
    .selectFrom('TopicXpConfig')
    .select(['topicSlug', 'topicTitle', 'category', 'description', 'difficulty', 'maxXp', 'baseTaskXp'])
    .select(['dailyFullTasks', 'dailyHalfTasks', 'multiplierFull', 'multiplierHalf', 'multiplierLow'])
    .select(['multiplierEarly', 'levelThresholds', 'dailyXpDecay', 'minXpPercent', 'reviewIntervals', 'tags'])
    .select(['scheduler', 'desiredRetention'])
    .where('topicSlug', '=', given.topicSlug),
)

const Numbers = z.array(z.number())
const Texts = z.array(z.string())
