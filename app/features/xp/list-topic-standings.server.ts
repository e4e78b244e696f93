import type { LearnerSnapshot } from '#app/data/reader.ts'
import { localDay } from '#app/kernel/time.ts'
import { foldLearnerTopic, listChangedTopics } from './fold-learner-topic.server.ts'
import { listTopicStates } from './list-topic-states.server.ts'
import { listTopicTerms } from './list-topic-terms.server.ts'
import type { TopicState } from './rules/fold-topic.ts'
import { standingOn, type TopicStanding } from './rules/topic-standing.ts'
import { termsOn } from './rules/topic-terms.ts'

/** Whose day it is. */
export interface LearnerPlace {
  readonly userId: string
  /** IANA name: where they are. */
  readonly timeZone: string
}

/** A learner's topics as of now, the one practised last first; pending entries are counted. */
export function listTopicStandings(
  view: LearnerSnapshot,
  { userId, timeZone }: LearnerPlace,
  nowMs: number,
): TopicStanding[] {
  const states = new Map(listTopicStates(view, userId))
  for (const topicSlug of listChangedTopics(view)) states.set(topicSlug, 'outdated')
  const known = [...states].map(([topicSlug, state]): [string, TopicState] => [
    topicSlug,
    state === 'outdated' ? foldLearnerTopic(view, userId, topicSlug).topic : state,
  ])
  const terms = listTopicTerms(view, [...states.keys()])
  const today = localDay(nowMs, timeZone)
  return known
    .filter(([, state]) => state.last !== null)
    .toSorted(latestFirst)
    .flatMap(([topicSlug, state]) => {
      const topic = terms.get(topicSlug)
      return topic ? [standingOn(termsOn(topic.history, today), topic.topicTitle, state, today)] : []
    })
}

/** By instant, then by name: total, so that the order does not depend on what is pending. */
function latestFirst([slugA, a]: [string, TopicState], [slugB, b]: [string, TopicState]): number {
  const [atA, atB] = [a.last?.at ?? '', b.last?.at ?? '']
  if (atA === atB) return slugA < slugB ? -1 : 1
  return atA < atB ? 1 : -1
}
