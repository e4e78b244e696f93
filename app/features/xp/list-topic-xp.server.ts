import { z } from 'zod/mini'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { listChangedTopics, listTopicAttempts } from './list-topic-attempts.server.ts'
import { deriveTopicXp, type TopicXp, type XpRates } from './rules/topic-xp.ts'

/** A learner's standing in one topic, with what a page needs to show it. */
export interface TopicStanding {
  readonly topicSlug: string
  readonly topicTitle: string
  readonly currentXp: number
  /** 1 and up. */
  readonly level: number
  /** Points at which the next level begins; null at the last. */
  readonly nextLevelXp: number | null
  /** Points at which this level began. */
  readonly levelXp: number
}

/** A learner's topics, the one practised last first; entries that are not in the replica yet are counted. */
export function listTopicXp(view: LearnerSnapshot, userId: string): TopicStanding[] {
  const stored = view.all('topic-xp', storedXp({ userId }))
  const latest = new Map<string, Standing>(
    stored.map((row) => [row.topicSlug, { ...row, lastActivityAt: row.lastActivity }]),
  )
  for (const topicSlug of listChangedTopics(view, userId)) {
    const attempts = listTopicAttempts(view, userId, topicSlug)
    latest.set(topicSlug, deriveTopicXp(getRates(view, topicSlug), attempts))
  }
  const rates = readRates(view, [...latest.keys()])
  return [...latest].toSorted(latestFirst).map(([topicSlug, { currentXp, level }]) => ({
    topicSlug,
    topicTitle: rates.get(topicSlug)?.topicTitle ?? topicSlug,
    currentXp,
    level,
    levelXp: rates.get(topicSlug)?.levelThresholds[level - 1] ?? 0,
    nextLevelXp: rates.get(topicSlug)?.levelThresholds[level] ?? null,
  }))
}

const storedXp = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('UserTopicXp')
    .select(['topicSlug', 'currentXp', 'level', 'lastActivity'])
    .where('userId', '=', given.userId),
)

type Standing = Pick<TopicXp, 'currentXp' | 'level' | 'lastActivityAt'>

/** By time, then by name: total, so that the order does not depend on what is pending. */
function latestFirst([slugA, a]: [string, Standing], [slugB, b]: [string, Standing]): number {
  const [atA, atB] = [a.lastActivityAt ?? '', b.lastActivityAt ?? '']
  if (atA === atB) return slugA < slugB ? -1 : 1
  return atA < atB ? 1 : -1
}

/** What a topic pays, and the revision of the configuration that says so. */
export interface TopicRates extends XpRates {
  readonly topicTitle: string
  /** 1 and up. */
  readonly revision: number
}

/**
 * What a topic pays.
 *
 * @throws Error for a topic that is not configured: content loading does not let a task name one
 */
export function getRates(view: Snapshot, topicSlug: string): TopicRates {
  const rates = readRates(view, [topicSlug]).get(topicSlug)
  if (!rates) throw new Error(`topic ${topicSlug} has no configuration`)
  return rates
}

function readRates(view: Snapshot, topicSlugs: readonly string[]): Map<string, TopicRates> {
  if (topicSlugs.length === 0) return new Map()
  const rows = view.all('topic-rates', ratesOf({ topicSlugs: toList(topicSlugs) }))
  return new Map(
    rows.map((row) => [
      row.topicSlug,
      { ...row, levelThresholds: Thresholds.parse(JSON.parse(row.levelThresholds)) },
    ]),
  )
}

const ratesOf = prepare((given: { readonly topicSlugs: string }) =>
  tables
    .selectFrom('TopicXpConfig')
    .select(['topicSlug', 'topicTitle', 'baseTaskXp', 'maxXp', 'levelThresholds', 'revision'])
    .where('topicSlug', 'in', textsOf(given.topicSlugs)),
)

const Thresholds = z.array(z.number())
