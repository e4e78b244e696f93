/**
 * What a practice session takes its tasks from. `due`: reviews whose day has come. `weak`, `topic`: one topic, what went
 * wrong first or what is due first. `mixed`: everything.
 */
export type PracticeMode = 'due' | 'weak' | 'topic' | 'mixed'

/** What a session is about. */
export interface PracticeAim {
  readonly mode: PracticeMode
  /** Of `weak` and `topic`; null for the others. */
  readonly topicSlug: string | null
}

/** Tasks in one session, where there are as many. */
export const SESSION_TASKS = 10

/** Reads a mode out of an address; null for anything else. */
export function findMode(text: string | null): PracticeMode | null {
  return MODES.find(([mode]) => mode === text)?.[0] ?? null
}

/**
 * What a session that somebody begins is about; null where it would have to keep to a topic and there is none.
 *
 * @param topicSlug the topic that was asked for
 * @param weakSlug the learner's weak topic, which `weak` keeps to where none was asked for
 */
export function findAim(
  mode: PracticeMode,
  topicSlug: string | null,
  weakSlug: string | null,
): PracticeAim | null {
  if (mode === 'due' || mode === 'mixed') return { mode, topicSlug: null }
  const slug = topicSlug ?? (mode === 'weak' ? weakSlug : null)
  return slug === null ? null : { mode, topicSlug: slug }
}

/**
 * Makes a session's id: its last letter names the mode, so that who resumes it needs nothing that was kept elsewhere.
 *
 * @param id new ULID; what it loses is one letter of its random part
 */
export function toPracticeId(id: string, mode: PracticeMode): string {
  const letter = MODES.find(([one]) => one === mode)?.[1] ?? ''
  return id.slice(0, -1) + letter
}

/** The mode that a session's id names; `mixed` for an id that was made elsewhere. */
export function modeOf(practiceId: string): PracticeMode {
  return MODES.find(([, letter]) => practiceId.endsWith(letter))?.[0] ?? 'mixed'
}

/** Each letter is one of Crockford's base 32. */
const MODES: readonly (readonly [PracticeMode, string])[] = [
  ['due', 'D'],
  ['weak', 'W'],
  ['topic', 'T'],
  ['mixed', 'M'],
]
