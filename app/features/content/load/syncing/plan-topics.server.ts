import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { WrittenTopic } from '#app/features/content/load/parsing/parse-topics.ts'
import type { TopicConfig } from '#app/features/xp/rules/topic-config.ts'
import { TERM_COLUMNS } from '#app/features/xp/rules/topic-terms.ts'
import { addDays } from '#app/kernel/day.ts'
import { hashValue } from './content-hash.server.ts'
import { planOf, type ContentChange, type ContentPlan, type SyncStamp } from './content-plan.ts'
import type { StoredTopic } from './read-stored-content.server.ts'

/** Adds and changes topics; a change raises the revision. A topic that is gone stays: what was earned in it does. */
export function planTopics(
  written: Iterable<WrittenTopic>,
  stored: ReadonlyMap<string, StoredTopic>,
  stamp: SyncStamp,
): ContentPlan {
  const configs = new Map<string, TopicConfig>()
  for (const { config } of written) if (config) configs.set(config.topicSlug, config)
  const statements: Statement[] = []
  const changes = [...configs.values()].map((config): ContentChange => {
    const hash = hashValue(config)
    const known = stored.get(config.topicSlug)
    if (known?.hash === hash) return { kind: 'topics', change: 'unchanged' }
    const row = { ...toRow(config), hash, updatedAt: stamp.now }
    if (known) {
      statements.push(keepReplaced(known, stamp))
      const update = tables.updateTable('TopicXpConfig').set({ ...row, revision: known.revision + 1 })
      statements.push(toStatement(update.where('topicSlug', '=', config.topicSlug)))
      return { kind: 'topics', change: 'changed' }
    }
    const insert = { ...row, id: stamp.newId(), createdAt: stamp.now }
    statements.push(toStatement(tables.insertInto('TopicXpConfig').values(insert)))
    return { kind: 'topics', change: 'added' }
  })
  return planOf(statements, changes)
}

/**
 * The configuration as it was, for every day that has begun somewhere on earth: what has been paid does not change. The
 * new one counts from the day after tomorrow (UTC).
 */
function keepReplaced({ topicSlug }: Pick<StoredTopic, 'topicSlug'>, { now, newId }: SyncStamp): Statement {
  const kept = tables
    .selectFrom('TopicXpConfig')
    .select((eb) => [
      eb.val(newId()).as('id'),
      eb.val(addDays(now.slice(0, 10), 2)).as('untilDay'),
      eb.val(now).as('createdAt'),
    ])
    .select(TERM_COLUMNS)
    .where('topicSlug', '=', topicSlug)
  return toStatement(
    tables
      .insertInto('TopicXpConfigRevision')
      .columns(['id', 'untilDay', 'createdAt', ...TERM_COLUMNS])
      .expression(kept)
      .onConflict((conflict) => conflict.columns(['topicSlug', 'revision']).doNothing()),
  )
}

function toRow(config: TopicConfig) {
  return {
    ...config,
    multiplierFull: toDecimal(config.multiplierFull),
    multiplierHalf: toDecimal(config.multiplierHalf),
    multiplierLow: toDecimal(config.multiplierLow),
    multiplierEarly: toDecimal(config.multiplierEarly),
    dailyXpDecay: toDecimal(config.dailyXpDecay),
    minXpPercent: toDecimal(config.minXpPercent),
    desiredRetention: toDecimal(config.desiredRetention),
    levelThresholds: JSON.stringify(config.levelThresholds),
    reviewIntervals: JSON.stringify(config.reviewIntervals),
    tags: JSON.stringify(config.tags),
  }
}

/** A share as decimal text with up to 12 places, never with an exponent: `0.25`, `1`. */
function toDecimal(share: number): string {
  return share.toFixed(12).replace(/\.?0+$/, '')
}
