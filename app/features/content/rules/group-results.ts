import type { SearchResult } from './search-answer.ts'

/** Results of one kind, best first. */
export interface ResultGroup {
  readonly kind: SearchResult['kind']
  /** Of its heading, among the words of `search.groups`. */
  readonly word: 'courses' | 'modules' | 'lessons'
  readonly results: readonly SearchResult[]
}

/** Results by their kind, the kind of the best first. */
export function groupResults(results: readonly SearchResult[]): ResultGroup[] {
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  return kinds.map((kind) => ({
    kind,
    word: WORDS[kind],
    results: results.filter((result) => result.kind === kind),
  }))
}

const WORDS = { course: 'courses', module: 'modules', lesson: 'lessons' } as const
