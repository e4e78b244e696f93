import { isUlid } from '#app/kernel/ulid.ts'

/** What the address of a practice session says, beside its id. */
export interface PracticePlace {
  /** The topic that it keeps to; null for none. */
  readonly topicSlug: string | null
  /** The task on the page; null for the next one. */
  readonly taskId: string | null
  /** Tasks that were passed over, the last one last; the latest 40 are kept. */
  readonly skippedIds: readonly string[]
  /** The answer that was just taken back; null for none. */
  readonly undoneId: string | null
  /** Whether the learner wants to see what the session has changed so far. */
  readonly isEnding: boolean
}

/** A session at its beginning. */
export const FIRST_PLACE: PracticePlace = {
  topicSlug: null,
  taskId: null,
  skippedIds: [],
  undoneId: null,
  isEnding: false,
}

/** Reads the search part of an address; what is not readable in it is left out. A task's id may be anything. */
export function readPlace(search: URLSearchParams): PracticePlace {
  const undoneId = search.get('undone')
  return {
    topicSlug: search.get('topic') || null,
    taskId: search.get('task') || null,
    skippedIds: keepLatest((search.get('skip') ?? '').split('.').filter(isUlid)),
    undoneId: undoneId !== null && isUlid(undoneId) ? undoneId : null,
    isEnding: search.has('end'),
  }
}

/** The path of a place in a practice session. */
export function practiceAddress(practiceId: string, place: PracticePlace): string {
  const search = new URLSearchParams()
  if (place.topicSlug !== null) search.set('topic', place.topicSlug)
  if (place.taskId !== null) search.set('task', place.taskId)
  if (place.skippedIds.length > 0) search.set('skip', keepLatest(place.skippedIds).join('.'))
  if (place.undoneId !== null) search.set('undone', place.undoneId)
  if (place.isEnding) search.set('end', '')
  const text = search.toString()
  return `/practice/${practiceId}${text ? `?${text}` : ''}`
}

/** An address should not grow without end. */
const MOST_SKIPPED = 40

function keepLatest(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(-MOST_SKIPPED)
}
