import { z } from 'zod/mini'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { TERM_COLUMNS, toTerms, type TermsHistory, type TopicTerms } from './rules/topic-terms.ts'

/** What a topic is called and goes by. */
export interface ConfiguredTopic {
  readonly topicTitle: string
  readonly history: TermsHistory
}

/** These topics' configurations through time, by slug; those that are not configured are not in it. */
export function listTopicTerms(
  view: Snapshot,
  topicSlugs: readonly string[],
): ReadonlyMap<string, ConfiguredTopic> {
  if (topicSlugs.length === 0) return new Map()
  const asked = { topicSlugs: toList(topicSlugs) }
  const replaced = view.all('topic-terms-replaced', replacedTerms(asked))
  return new Map(
    view.all('topic-terms', currentTerms(asked)).map(({ topicTitle, ...row }) => {
      const past = replaced
        .filter(({ topicSlug }) => topicSlug === row.topicSlug)
        .map(({ untilDay, ...old }) => ({ untilDay, terms: rowToTerms(old) }))
      return [row.topicSlug, { topicTitle, history: { past, current: rowToTerms(row) } }]
    }),
  )
}

/**
 * One topic's configurations.
 *
 * @throws Error for a topic that is not configured: content loading does not let a task name one
 */
export function getTopicTerms(view: Snapshot, topicSlug: string): ConfiguredTopic {
  const topic = listTopicTerms(view, [topicSlug]).get(topicSlug)
  if (!topic) throw new Error(`topic ${topicSlug} has no configuration`)
  return topic
}

const currentTerms = prepare((given: { readonly topicSlugs: string }) =>
  tables
    .selectFrom('TopicXpConfig')
    .select(['topicTitle', ...TERM_COLUMNS])
    .where('topicSlug', 'in', textsOf(given.topicSlugs)),
)

const replacedTerms = prepare((given: { readonly topicSlugs: string }) =>
  tables
    .selectFrom('TopicXpConfigRevision')
    .select(['untilDay', ...TERM_COLUMNS])
    .where('topicSlug', 'in', textsOf(given.topicSlugs))
    .orderBy('revision'),
)

type TermsRow = Omit<Parameters<typeof toTerms>[0], 'levelThresholds' | 'reviewIntervals'> &
  Readonly<Record<'levelThresholds' | 'reviewIntervals', string>>

function rowToTerms(row: TermsRow): TopicTerms {
  const { levelThresholds, reviewIntervals } = row
  return toTerms({
    ...row,
    levelThresholds: Numbers.parse(JSON.parse(levelThresholds)),
    reviewIntervals: Numbers.parse(JSON.parse(reviewIntervals)),
  })
}

const Numbers = z.array(z.number())
