import { toPlainLetters } from '#app/features/content/rules/search-query.ts'

/**
 * Whether a text holds each of the words that somebody looks for, as beginnings, middles or ends of its own, in capitals
 * or not. No words are in every text.
 *
 * The search of courses knows words only, by their beginnings. What somebody has written themselves is little and has more:
 * code, signs and words grown together, so that whatever stands between spaces is looked for, wherever it is.
 */
export function holdsWords(text: string, words: string): boolean {
  const plain = toPlainLetters(text)
  return toPlainLetters(words)
    .split(/\s+/)
    .every((word) => plain.includes(word))
}
