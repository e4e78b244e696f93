import type { TextPiece } from './marked-text.ts'

/** What was found for a text. */
export interface SearchAnswer {
  /** Best first. */
  readonly results: readonly SearchResult[]
  /** The words that were searched for instead, where those that were typed have a mistake; null where they have none. */
  readonly correctedTo: string | null
}

/** A course, a module or a lesson that was found. */
export interface SearchResult {
  readonly kind: 'course' | 'module' | 'lesson'
  readonly id: string
  /** Address of its page. */
  readonly to: string
  readonly title: readonly TextPiece[]
  /** Some words of it, around what was found. */
  readonly snippet: readonly TextPiece[]
  /** Title of the course that it is in; null for a course. */
  readonly courseTitle: string | null
}

/** An answer with nothing in it. */
export const NOTHING_FOUND: SearchAnswer = { results: [], correctedTo: null }
