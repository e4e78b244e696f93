/** The longest text that is searched for, in characters; what is beyond it is left out. */
export const SEARCH_TEXT_LENGTH = 100

/**
 * The words of what somebody searches for, in small letters and without accents, as the index has them. Everything else,
 * quotes and operators of the query language included, only divides them.
 */
export function toSearchWords(text: string): string[] {
  return [...new Set(listWords(text.slice(0, SEARCH_TEXT_LENGTH)))].slice(0, MOST_WORDS)
}

/**
 * All the words of a text, in order, in small letters and without accents. Marks that are no accents, such as the vowels of
 * Hindi, stay: the index takes words apart there, and does the same with the words of a query.
 */
export function listWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
  return plain.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
}

/**
 * The words as a query of FTS5, of which the last may be the beginning of one. Source: https://sqlite.org/fts5.html, section 3.
 *
 * @param words from `toSearchWords`, one at least
 * @param which of them a text must have
 */
export function toSearchQuery(words: readonly string[], which: 'all' | 'any'): string {
  return `${words.map((word) => `"${word}"`).join(which === 'all' ? ' AND ' : ' OR ')}*`
}

const MOST_WORDS = 10
